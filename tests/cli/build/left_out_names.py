"""Code that can come to any name, in seven ways."""

from microbit import running_time

import toolbox


class Robot:
    def left(self):
        print("left")


def drive(command):
    getattr(Robot(), command)()


def run(text):
    exec(text)
    print(globals())


drive(running_time())
run("1")
print(toolbox.__dict__)
print(hasattr(toolbox, "x" + str(running_time())))
print(dir(toolbox))
print(getattr(toolbox, "LIMIT"))
import builtins
