# Structural pattern matching: every kind of pattern.
# differs: device (no match)
class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


class Box:
    def __init__(self, content):
        self.content = content


def tell(v):
    match v:
        case None | True | False:
            return "constant " + str(v)
        case 0 | 1 | 2:
            return "small"
        case -1:
            return "minus one"
        case "a" | "b":
            return "letter"
        case int(n) if n > 100:
            return "big %d" % n
        case int():
            return "int"
        case str() as s:
            return "str " + s
        case []:
            return "empty list"
        case [x]:
            return "one item: %s" % tell(x)
        case [1, *rest, 9]:
            return "1 ... 9 around %d" % len(rest)
        case (first, *_, last):
            return "from %s to %s" % (first, last)
        case {"kind": "circle", "r": r}:
            return "circle %s" % r
        case {"kind": kind, **rest}:
            return "%s with %s" % (kind, sorted(rest))
        case {}:
            return "mapping"
        case Point(0, 0):
            return "origin"
        case Point(x, y=0) if x > 0:
            return "right %d" % x
        case Point(x=x) as p:
            return "point %d %d" % (x, p.y)
        case Box(content=Point(a, b) | [a, b]):
            return "box of two: %s %s" % (a, b)
        case _:
            return "something"


for v in (None, True, 1, -1, "b", 1000, 50, "text", [], [[0]], [1, 5, 6, 9], (3, 4, 5), {"kind": "circle", "r": 2},
          {"kind": "line", "a": 1, "b": 2}, {"z": 0}, Point(0, 0), Point(5, 0), Point(5, 1), Box([1, 2]), Box(Point(3, 4)), Box(1), 2.5):
    print(tell(v))

match = 5
case = [match]
match case:
    case [x] if x == match:
        print("names", x)
match (1, 2), 3:
    case ((a, b), c):
        print(a + b + c)
