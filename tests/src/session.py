"""What CPython prints for a program and for the commands that are given at its prompt when it has ended: a folder's `main.py`, and
the parts between empty lines of its `prompt.py`. A command that raises something prints the name of its class."""

import sys
import types

folder = sys.argv[1]
sys.path[0] = folder
main = sys.modules["__main__"] = types.ModuleType("__main__")


def run(text):
    try:
        exec(compile(text, "prompt", "exec"), main.__dict__)
    except Exception as error:
        print(type(error).__name__)


def read(name):
    with open(folder + "/" + name) as file:
        return file.read()


run(read("main.py"))
for command in read("prompt.py").split("\n\n"):
    run(command)
