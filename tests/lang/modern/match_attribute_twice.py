# match: an attribute that is asked for by position and by name is a TypeError, at run time only.
# differs: device (no match)
class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y


class Late:
    x = y = 1


Later = Late
Later.__match_args__ = ("y", "x")


def attempt(number, v):
    try:
        match number, v:
            case 1, Point(x, x=1):
                return x
            case 2, Point(x, y=y):
                return x, y
            case 3, Late(a, y=b):
                return a, b
            case 4, Late(a, x=b):
                return a, b
            case 5, Late(a, z=b):
                return a, b
            case 6, Late(a):
                return a
            case _:
                return "no match"
    except TypeError:
        return "TypeError"


print([attempt(n, Point(1, 2)) for n in range(1, 7)])
print([attempt(n, Late()) for n in range(1, 7)])
print([attempt(n, 5) for n in range(1, 7)])
