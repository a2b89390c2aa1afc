"""Options of a command."""

from getopt import GetoptError, getopt


def command(line):
    try:
        options, rest = getopt(line.split(), "s:b", ["speed=", "back"])
    except GetoptError as error:
        return str(error)
    return options, rest


print(command("-s 20 --back left"))
print(command("-x left"))
