# `**` in dict displays: what comes later wins, anywhere and any mapping.
a, b = {"x": 1, "y": 2}, {"y": 20, "z": 30}


def shown(d):
    return sorted(d.items())


print(shown({**a}), {**a} is a, shown({**a, **b}), shown({**b, **a}))
print(shown({"y": 0, **a}), shown({**a, "y": 0}), shown({"w": 9, **a, "v": 8, **b, "u": 7}), {**{}})
print(shown({**{"a": 1, **{"b": 2}}, "c": 3}), shown({**dict(k=5), "l": 6}))
order = []


def note(value):
    order.append(value)
    return value


d = {note("k1"): note("v1"), **note({"m": 1}), note("k2"): note("v2"), **(note({"n": 2}) or {})}
print(order, shown(d))
try:
    print({**5})
except TypeError:
    print("no mapping")
except AttributeError:
    print("wrong error")
c = {**a, **{k: v * 2 for k, v in b.items()}}
print(shown(c), shown({**a, **a, **a}))
f = lambda **kw: sorted(kw)
print(f(**a, w=1), f(**{**a, **b}))
