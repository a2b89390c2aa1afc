# FAIL: run --fast %
"""An exception that nothing catches ends the program with status 1."""


def fail():
    raise ValueError("no")


fail()
