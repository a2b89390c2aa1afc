"""Options of a command that came over the radio."""

import argparse

parser = argparse.ArgumentParser(description="drives a motor")
parser.add_argument("-s", "--speed", default="50", help="percent")
parser.add_argument("-b", "--back", action="store_true")
parser.add_argument("motor")


def command(line):
    found = parser.parse_args(line.split())
    return found.motor, int(found.speed), found.back


print(command("left -s 20 --back"))
