"""A library of which a program uses a part."""

VERSION = (1, 2, 3)
LIMIT = 10
NAMES = ("a name that is long", "another one")


def used(value):
    return min(value, LIMIT)


def unused(value):
    def inner(x):
        return x * value

    return inner


class Counter:
    step = 1
    title = "a counter that nobody shows"

    def __init__(self):
        self.count = 0

    def more(self):
        self.count += self.step

    def less(self):
        self.count -= self.step

    class Inner:
        def never(self):
            return 1


class Unused:
    def method(self):
        return NAMES
