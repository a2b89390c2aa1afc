# differs: micropython (views have fewer operators; order of a dict)
# Views of dictionaries follow the dictionary.
d = {"a": 1, "b": 2}
keys, values, items = d.keys(), d.values(), d.items()
print(keys, values, items, len(keys), len(values), len(items))
d["c"] = 3
del d["a"]
print(keys, values, items, len(keys))
print("b" in keys, "a" in keys, 2 in values, 9 in values, ("b", 2) in items, ("b", 3) in items, "b" in items)
print(list(keys), tuple(values), sorted(items, reverse=True), [k + str(v) for k, v in items])
print(keys == {"b", "c"}, keys == {"c": 0, "b": 0}.keys(), items == {"c": 3, "b": 2}.items(), values == values, values == d.values())
print(sorted(keys & {"b", "x"}), sorted(keys | ["z"]), sorted(keys - {"b"}), sorted(keys ^ {"b", "q"}), sorted(items & {("b", 2)}))
print(keys <= {"b", "c", "d"}, keys < {"b", "c"}, keys >= {"b"}, {"b"} < keys)
print(list(reversed(d)), list(reversed(keys)), list(reversed(items)), list(reversed(values)))
d.clear()
print(keys, values, items, list(keys), bool(keys), bool(d))
try:
    keys[0]
except TypeError:
    print("no index")
for k in d.keys():
    print("never")
d.update(zip("xyz", range(3)))
it = iter(keys)
print(next(it), next(it), list(it), next(it, None))
print(sum(values), max(items), set(keys) == {"x", "y", "z"}, dict(items) == d)
print(type(keys) is type({}.keys()), any(v > 1 for v in values))
for k, v in list(items):
    if v:
        d.pop(k)
print(d, len(items))
