# match: works where the program has its own len, isinstance, range, getattr, list, dict and tuple.
# differs: device (no match)
def len(x):
    raise RuntimeError("not this one")


isinstance = hasattr = getattr = len
range = tuple = "a string"


class list:
    pass


class Pair:
    __match_args__ = ("a", "b")
    a = 1
    b = 2


def look(v, dict=None):
    match v:
        case [first, *rest]:
            return first, rest
        case list():
            return "own class"
        case {"k": x, **rest}:
            return x, rest
        case Pair(1, b=b):
            return b
        case int(n) | str(n):
            return n


print(look([1, 2]), look((3,)), look(list()), look({"k": 1}), look(Pair()), look(5), look("s"))
del len
print(look([]), len([1, 2]))
