# del in all forms, assert, pass, global statements, multiple targets.
a, b, c = 1, 2, 3
del a
del b, c
for name in ("a", "b", "c"):
    print(name in globals(), end=" ")
print()
items = list(range(10))
del items[0]
del items[-1], items[0]
print(items)
del items[1:3]
print(items)
del items[1:2]
print(items)
d = {"x": {"y": [1, 2, 3]}, "z": 0}
del d["x"]["y"][1], d["z"]
print(d)


class Thing:
    pass


t = Thing()
t.a = t.b = t.inner = Thing()
t.inner.c = 5
del t.a, t.inner.c
print(hasattr(t, "a"), hasattr(t, "b"), hasattr(t.inner, "c"), t.b is t.inner)
(x, y), [z] = (1, 2), [3]
del (x, y), z
del [items]
print("x" in globals(), "z" in globals(), "items" in globals())


def local():
    v = w = [1]
    del v
    try:
        v
    except NameError:
        print("v is unbound", w)
    v = 2
    return v


print(local())
p = q = r = []
p.append(1)
print(q, r is p)
m = n = 0
m += 1
print(m, n)
for bad in (lambda: d.__delitem__("none") if False else {}.pop("none"), lambda: [].remove(1), lambda: [][0]):
    try:
        bad()
    except (KeyError, ValueError, IndexError) as e:
        print(type(e).__name__)
try:
    del undefined_name
except (NameError, KeyError):
    print("undefined")
assert True
assert 1 < 2, "never shown"
pass; pass
