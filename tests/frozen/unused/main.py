# differs: micropython (no dict() of an object with keys())
"""A program that uses a part of its libraries: what no code names is left out, and nothing else."""

import helpers
from shapes import Lazy, Printer, Shape, Square, by_name

square = Square(4)
print(square, square.area(), by_name(square))
square.size = 5
print(square.size, square._size)
print(dict(square) == {"name": "square", "area": 16})


def entries(name, area):
    return name, area


print(entries(**square))
printer = Printer()
print("one", 2, end="!", file=printer)
print(printer.shown())
lazy = Lazy()
print(lazy.absent, lazy.present())
print(helpers.late())
print(Shape.count, hasattr(square, "diagonal"), hasattr(square, "missing"))
methods = {"area": Square.area, "describe": Shape.describe}
for name in sorted(methods):
    print(name, methods[name](square))


def changed(self):
    return "changed"


print("{0.formatted} {shape.side}".format(square, shape=square))
Square.describe = changed
print(square)
Shape.added = lambda self: self.name + "+"
print(square.added())
try:
    square.no_such_method()
except AttributeError as error:
    print("AttributeError", "no_such_method" in str(error))
