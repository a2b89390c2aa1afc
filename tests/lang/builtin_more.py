# Keywords of print and int, __missing__, __bytes__, __await__, names of functions, star imports of anything.
# differs: micropython (it has some of this)
import sys


class Keeping:
    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text)


kept = Keeping()
print("a", 1, [2], sep="-", file=kept)
print("b", end="", file=kept)
print("c", file=None, flush=True)
print(repr("".join(kept.parts)))
try:
    print("d", file=3)
except AttributeError:
    print("no file")

print(int("ff", base=16), int("-0b11", base=0), int(b"12"), int("z", 36))
for wrong in ({"x": 1}, {"bases": 2}):
    try:
        int("1", **wrong)
    except TypeError:
        print("TypeError")


class Filling(dict):
    def __missing__(self, key):
        self[key] = value = key * 2
        return value


f = Filling(a=1)
print(f["a"], f["b"], f, f.get("c"), "c" in f)
try:
    {}["x"]
except KeyError as e:
    print(e)


class Packed:
    def __bytes__(self):
        return b"packed"


print(bytes(Packed()))


class Later:
    def __await__(self):
        got = yield "waiting"
        return got + 1


async def main():
    return await Later()


c = main()
print(c.send(None))
try:
    c.send(41)
except StopIteration as e:
    print(e.value)


class Named:
    def method(self):
        yield


print(len.__name__, print.__name__, Named.method.__name__, Named().method.__name__, Named().method().__name__)
print((lambda: 0).__name__, stop.__name__ if False else "", main.__globals__ is globals(), hasattr(5, "__name__"))


class Space:
    shown = 1
    _hidden = 2


class Listed:
    __all__ = ("only",)
    only = 3
    other = 4


sys.modules["space"] = Space
sys.modules["listed"] = Listed()
from space import *
from listed import *

print(shown, only, "_hidden" in globals(), "other" in globals())
