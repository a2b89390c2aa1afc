"""Constants of a program: some keep their values, others are changed from everywhere."""

QUIET = True
LIMIT = 12
SCALE = LIMIT * 3 - 1
BIG = 100_000
TITLE = "robot"
KINDS = ("wheel", "axle", 3)
NOTHING = None

level = 1
gear = 2
gone = 3
turn = 4
mark = 5
count = 6
shade = 7
flag = False
typed: int = 8


class Mode:
    SLOW = 1
    FAST = 2
    NAME = "mode"

    def pick(self):
        return Mode.FAST if Mode.SLOW < Mode.FAST else self.SLOW


class Wild(Mode):
    FAST = 20


def shift(by):
    global gear
    gear += by


def scale(n):
    return n * SCALE
