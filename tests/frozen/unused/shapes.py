"""A library of which the program uses a part."""

import helpers

UNUSED_TABLE = [1, 2, 3]
SCALE = 10


def unused(n):
    return only_for_unused(n) + len(UNUSED_TABLE)


def only_for_unused(n):
    return n * SCALE


class Shape:
    """With methods that only some uses need."""

    count = 0
    secret = "never read"

    def __init__(self, name):
        Shape.count += 1
        self.name = name
        self._size = 1

    def area(self):
        return 0

    def never_called(self):
        return self.secret

    def describe(self):
        return "%s of %d" % (self.name, self.area())

    @property
    def formatted(self):
        return "by a format"

    @property
    def size(self):
        return self._size

    @size.setter
    def size(self, value):
        self._size = value * helpers.factor()

    def __repr__(self):
        return "<" + self.describe() + ">"

    def keys(self):
        return ["name", "area"]

    def __getitem__(self, key):
        return self.name if key == "name" else self.area()


class Square(Shape):
    def __init__(self, side):
        super().__init__("square")
        self.side = side

    def area(self):
        return self.side ** 2

    def perimeter(self):
        return 4 * self.side

    def diagonal(self):
        return self.side * 1.414


class Unused(Square):
    def perimeter(self):
        return 0


class Printer:
    """The machine itself looks up `write`."""

    def __init__(self):
        self.lines = []

    def write(self, text):
        self.lines.append(text)

    def shown(self):
        return "".join(self.lines)


class Lazy:
    def __getattr__(self, name):
        return "made " + name

    def present(self):
        return "there"


def by_name(shape, what="perimeter"):
    return getattr(shape, "perimeter")() if what else None
