# match: class patterns with positional patterns through `__match_args__` and with keywords.
# differs: device (no match)
class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y


class Named(Point):
    __match_args__ = ("name", "x")

    def __init__(self, name, x, y):
        super().__init__(x, y)
        self.name = name


def where(p):
    match p:
        case Point(0, 0):
            return "origin"
        case Named("home", x):
            return "home at %d" % x
        case Point(0, y=y) | Point(y, y=0):
            return "on an axis, %d away" % y
        case Point(x, y) if x == y:
            return "diagonal"
        case Named(name=name, y=3):
            return name + " on line three"
        case Point(y=Point(x=inner)):
            return "point in a point: %d" % inner
        case Point():
            return "somewhere"
        case _:
            return "nowhere"


for p in (Point(0, 0), Point(0, 7), Point(7, 0), Point(2, 2), Named("home", 5, 6), Named("a", 4, 3), Point(1, 2), 5):
    print(where(p))
print(where(Point(1, Point(9, 8))), where(Point))
