"""Variables that are read here and stored from everywhere."""

LIMIT = 10
SCALE = 2
counter = 0
_hidden = "h"


def scaled(x):
    return x * SCALE + LIMIT


def count():
    global counter
    counter += 1
    return counter


def forget():
    global SCALE
    del SCALE


def helper(x):
    return x + 1


def use_helper(x):
    return helper(x) * 10


def show():
    return len("abc")
