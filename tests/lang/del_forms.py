# del: names of every scope, attributes, items, slices, nested targets.
a, b, c = 1, 2, 3
del a
del (b), c
for name in ("a", "b", "c"):
    print(name in globals())


def local(x, y=2):
    del x
    try:
        x
    except NameError:
        print("x is unbound")
    z = y
    del y, z
    try:
        return z
    except NameError:
        return "z too"


print(local(1))


def cells():
    v = 1

    def inner():
        return v

    before = inner()
    del v
    try:
        inner()
    except NameError:
        print("empty cell")
    v = 5
    return before, inner()


print(cells())


class Thing:
    x = 1

    def __init__(self):
        self.y = 2

    def __delitem__(self, key):
        print("delete", key)


t = Thing()
del t.y, t["k"], t[1:2], Thing.x
print(hasattr(t, "y"), hasattr(t, "x"))
items = [0, 1, 2, 3, 4, 5]
del items[0], items[-1]
del items[1:3]
print(items)
d = {"a": 1, "b": 2}
del d["a"], items[:]
print(d, items)
for bad in (lambda: d.__delitem__("zz") if hasattr(d, "__delitem__") else d.pop("zz"), lambda: delattr(t, "nope")):
    try:
        bad()
    except (KeyError, AttributeError) as e:
        print(type(e).__name__)
try:
    del undefined_name
except (NameError, KeyError):
    print("no such name")
i = 5
for i in range(2):
    pass
del i
print("i" in globals())
