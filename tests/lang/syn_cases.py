# Patterns in all their spellings.
# differs: device (no match)
class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y


class Codes:
    OK = 200
    NOT_FOUND = 404

    class Deep:
        Point = Point


def sequences(v):
    match v:
        case ():
            return "empty"
        case [0,]:
            return "zero"
        case (x,):
            return "one", x
        case [2, x,]:
            return "two and", x
        case (3, *rest,):
            return "three and", rest
        case [4, *_,]:
            return "four and more"
        case first, *middle, last,:
            return first, middle, last
        case _:
            return "no sequence"


def trailing(v):
    match v,:
        case [1],:
            return "list in tuple"
        case *all,:
            return all


def pairs(a, b):
    match a, b:
        case 0, *_:
            return "zero first"
        case x, y if x == y:
            return "equal"
        case x, (1 | 2 as y):
            return "small second", y
        case *both, :
            return both


def mappings(v):
    match v:
        case {None: x, True: y, False: z}:
            return "singletons", x, y, z
        case {Codes.OK: body, **rest,}:
            return "ok", body, sorted(rest)
        case {-1: x, "a" "b": y,}:
            return "minus one", x, y
        case {}:
            return "any mapping"


def classes(v):
    match v:
        case Codes.Deep.Point(0, y,):
            return "on the axis", y
        case Point(x=1, y=y,):
            return "x is one", y
        case Point(x, y=2):
            return "y is two", x
        case (Codes.NOT_FOUND) | (Codes.OK):
            return "code"
        case Point():
            return "point"


for v in [(), [0], [1], (2, 3), [3, 4, 5], (4,), [4, 5], [7, 8, 9, 10], 11]:
    print(sequences(v))
print(trailing([1]), trailing(2), pairs(0, 1), pairs(5, 5), pairs(6, 2), pairs(7, 8))
for v in [{None: 1, True: 2, False: 3}, {200: 1, 2: 3}, {-1: 4, "ab": 5}, {6: 7}]:
    print(mappings(v))
for v in [Point(0, 9), Point(1, 8), Point(3, 2), Point(4, 4), 404, 200, 3]:
    print(classes(v))
