# match: TypeErrors of class patterns: no class, too many positional patterns, none at all.
# differs: device (no match)
class Plain:
    pass


class One:
    __match_args__ = ("x",)
    x = 1


class limit:
    value = 5


def attempt(number, v):
    try:
        match number, v:
            case 1, Plain(a):
                return a
            case 2, One(a, b):
                return a, b
            case 3, One(a):
                return a
            case 4, int(a, b):
                return a, b
            case 5, limit.value(a):
                return a
            case 6, Plain():
                return "plain"
            case _:
                return "no match"
    except TypeError:
        return "TypeError"


print([attempt(n, Plain()) for n in (1, 2, 3, 4, 6)])
print([attempt(n, One()) for n in (1, 2, 3, 4, 6)])
print(attempt(4, 7), attempt(5, 7), attempt(6, 7), attempt(2, 7))
