# match: one positional pattern on a class that is a kind of a builtin means the subject itself.
# differs: device (no match)
import builtins


class Number(int):
    pass


class Even(Number):
    pass


class Word(str):
    __match_args__ = ("size",)
    size = 3


class Row(list):
    __match_args__ = ()


class Mapping(dict):
    def __init__(self, *args):
        super().__init__(*args)
        self.name = "map"


class Plain:
    pass


def look(v):
    match v:
        case Word(3):
            return "word of three"
        case Even(4):
            return "four"
        case Number(n):
            return "number %d" % n
        case Mapping({"k": k}, name=name):
            return "%s has %s" % (name, k)
        case Mapping({}):
            return "other map"
        case builtins.float(x):
            return "float %d" % x
        case _:
            return "none"


for v in (Word("abc"), Even(4), Even(6), Number(3), 3, Mapping({"k": 5}), Mapping(), 2.0, "x"):
    print(look(v))


def attempt(f, v):
    try:
        return f(v)
    except TypeError:
        return "TypeError"


def row(v):
    match v:
        case Row(x):
            return x


def plain(v):
    match v:
        case Plain(x):
            return x


def two(v):
    match v:
        case Number(a, b):
            return a, b


def named(kind, v):
    match v:
        case kind(x):
            return "its own"
    return "other"


print(attempt(row, Row()), attempt(plain, Plain()), attempt(two, Number(1)), attempt(two, 1))
print([named(k, v) for k, v in ((int, 1), (str, 1), (Number, Even(0)), (bool, True), (dict, {}))])
