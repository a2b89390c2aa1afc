# differs: micropython (order of a dict)
# Dictionaries: displays, lookup, order, deletion, keys of all kinds.
d = {"b": 1, "a": 2}
d["c"] = 3
d["b"] = 10
print(d, len(d), d["a"], "b" in d, 1 in d, "z" not in d, bool(d), bool({}))
del d["b"]
d["b"] = 4
print(d, list(d), [k for k in d])
mixed = {1: "int", "1": "str", (1,): "tuple", None: "none", True: "replaces 1", 1.5: "float", b"1": "bytes", len: "function"}
print(mixed[1], mixed["1"], mixed[(1,)], mixed[None], mixed[1.0], mixed[1.5], mixed[b"1"], mixed[len], len(mixed))
print({1: "a", 1.0: "b", True: "c"}, {0: 1, False: 2})
for bad in ("x", 5, None):
    try:
        d[bad]
    except KeyError as e:
        print("KeyError", e.args[0] == bad)
    try:
        del d[bad]
    except KeyError:
        print("nothing to delete")
for bad in ([], {}, set(), [1]):
    try:
        d[bad] = 1
    except TypeError:
        print("not hashable")
    try:
        bad in d
    except TypeError:
        print("not hashable either")
print({k: v for v, k in enumerate("abc")})
print(dict(), dict(a=1, b=2), dict([(1, 2), [3, 4], "xy"]), dict({5: 6}, x=7), dict(d) == d, dict(d) is d)
nested = {"a": {"b": {"c": 1}}}
nested["a"]["b"]["d"] = [1, 2]
nested["a"]["b"]["d"].append(3)
print(nested)
counts = {}
for letter in "mississippi":
    counts[letter] = counts.get(letter, 0) + 1
print(counts)
d = {}
d[1], d[2] = 3, 4
d[1] += 10
print(d, d == {2: 4, 1: 13}, d != {1: 13}, {} == {}, {1: [2]} == {1: [2]}, {1: 2} == [1])
