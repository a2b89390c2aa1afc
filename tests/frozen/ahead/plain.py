"""Nothing but definitions."""

START = 1
TABLE = tuple(number * number for number in range(4))


def total(count, start=None):
    if start is None:
        start = START
    return sum(TABLE[:count]) + start


class Point:
    origin = 0

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def sum(self):
        return self.x + self.y + self.origin
