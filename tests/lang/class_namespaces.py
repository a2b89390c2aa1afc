# differs: micropython (it takes no subclass of dict as a namespace)
# Classes that calls of `type` make of dicts and of subclasses of dict, and what `__import__` takes.
from collections import OrderedDict


class Names(dict):
    def __getitem__(self, name):
        return "asked"


A = type("A", (), OrderedDict(a=1, b=2))
B = type("B", (A,), Names(c=3))
print([name for name in A.__dict__ if name[0] != "_"], A.a, B.a, B.c, B.__name__, B().b)
names = {"d": 4}
C = type("C", (), names)
names["d"] = 5
print(C.d)
for wrong in ((1, (), {}), ("D", [], {}), ("D", (), []), ("D", (), None)):
    try:
        print(type(*wrong))
    except TypeError:
        print("TypeError")

print(__import__("sys").__name__, __import__("sys", None, None, ["path"], 0).__name__, __import__("sys", "globals").__name__)
for wrong in ((1,), ("",), ("sys", None, None, None, -1), ("sys", "globals", None, None, 1)):
    try:
        print(__import__(*wrong))
    except (TypeError, ValueError) as e:
        print(type(e).__name__)
