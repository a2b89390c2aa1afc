# differs: micropython (no identity of frozensets, in-place operators)
# Frozensets: hashable sets without methods that change them.
f = frozenset([3, 1, 2, 1])
print(sorted(f), len(f), 2 in f, frozenset(), bool(frozenset()), f == {1, 2, 3}, {1, 2, 3} == f)
print(f == frozenset((1, 2, 3)), hash(f) == hash(frozenset([2, 3, 1])), frozenset(f) is f, f.copy() is f)
d = {f: "three", frozenset(): "none"}
print(d[frozenset({1, 2, 3})], d[frozenset()], frozenset([9]) in d)
print(isinstance(f | {4}, frozenset), isinstance({4} | f, set), sorted(f | {4}), sorted({4} - f), sorted(f & {1, 9}), sorted(f ^ {1, 9}))
print(f < {1, 2, 3, 4}, f.issubset(range(5)), f.union([7]) == {1, 2, 3, 7}, f.isdisjoint("ab"))
for name in ("add", "remove", "discard", "pop", "clear", "update"):
    print(name, hasattr(f, name), hasattr(set(), name))
g = f
g |= {5}
print(sorted(g), sorted(f), g is f)
g -= {1}
g &= {5, 3}
g ^= {3}
print(sorted(g), type(g) is frozenset)
family = {frozenset({1}), frozenset({1, 2}), frozenset({1}), frozenset()}
print(len(family), sorted(len(x) for x in family), frozenset({2, 1}) in family)
try:
    hash({1})
except TypeError:
    print("sets are not hashable")
try:
    {frozenset([[]])}
except TypeError:
    print("their elements must be")
groups = {}
for word in ("tea", "ate", "eat", "tan", "nat", "bat"):
    groups.setdefault(frozenset(word), []).append(word)
print(sorted(groups.values()))
