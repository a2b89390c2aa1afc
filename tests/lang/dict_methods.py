# differs: micropython (order of a dict)
# Dictionaries: every method.
d = {"a": 1, "b": 2, "c": 3}
print(d.get("a"), d.get("z"), d.get("z", 0), d.get("b", 9))
print(d.pop("b"), d.pop("b", "gone"), d)
print(d.setdefault("a", 5), d.setdefault("n"), d.setdefault("m", []), d)
d.setdefault("m", []).append(1)
print(d, d.popitem(), d.popitem(), d)
d.update({"x": 1, "a": 7})
d.update([("y", 2), ("z", 3)], w=4)
d.update(v=5)
d.update()
print(d)
print(list(d.keys()), list(d.values()), list(d.items()))
copy = d.copy()
d.clear()
print(d, copy, len(copy))
print(dict.fromkeys("abc"), dict.fromkeys([1, 2], 0), dict.fromkeys(range(3), "x"), {}.fromkeys((1,)))
for bad in (lambda: d.pop("x"), lambda: d.popitem(), lambda: d.update([1]), lambda: d.update([(1, 2, 3)]), lambda: d.update(5)):
    try:
        bad()
    except (KeyError, TypeError, ValueError) as e:
        print(type(e).__name__)
a, b = {1: "a", 2: "b"}, {2: "B", 3: "C"}
print(a | b, b | a, a)
c = a
c |= b
print(a, c is a)
c |= [(9, "nine")]
print(a)


class Table:
    def keys(self):
        return ["p", "q"]

    def __getitem__(self, key):
        return key * 2


print(dict(Table()))
m = {}
m.update(Table())
print(m, m.items() == {"q": "qq", "p": "pp"}.items())
for k, v in sorted(m.items(), key=lambda item: item[1], reverse=True):
    print(k, v)
print(max(m, key=m.get), min(m), sum({1: 2, 3: 4}), sorted(m.values()))
