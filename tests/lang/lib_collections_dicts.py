# differs: micropython (its collections have less)
from collections import ChainMap, Counter, OrderedDict, defaultdict

o = OrderedDict([("b", 1), ("a", 2), ("c", 3)])
o.move_to_end("b")
print(o, list(o), o.popitem(), o.popitem(last=False), o)
o.update(z=1, y=2)
o.move_to_end("y", last=False)
print(list(o.items()), OrderedDict(), OrderedDict.fromkeys("ab", 0), list(reversed(o)))
print(OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1, b=2) == {"b": 2, "a": 1})
try:
    OrderedDict().popitem()
except KeyError:
    print("KeyError")

groups = defaultdict(list)
for word in "one two three four five six".split():
    groups[len(word)].append(word)
print(dict(groups), groups[9], 9 in groups, groups.get(10), defaultdict(int, a=1) == {"a": 1})
counts = defaultdict(int)
for letter in "mississippi":
    counts[letter] += 1
print(sorted(counts.items()), defaultdict(None, {1: 2}))
try:
    defaultdict()["x"]
except KeyError as error:
    print("KeyError", error)

c = Counter("mississippi")
print(c, c["s"], c["none"], c.most_common(2), c.total(), sorted(c.elements()))
c.update("miss", m=2)
c.subtract(["i", "p", "p", "p"])
print(c, +c, -c, c == Counter(c), Counter(a=1) == Counter(a=1, b=0))
a, b = Counter(a=3, b=1), Counter(a=1, b=2)
print(a + b, a - b, a & b, a | b, a <= b, Counter(a=1) < a)
a += b
del a["nothing"]
print(a, Counter(), Counter([3, 1, 3]).most_common())

defaults = {"colour": "red", "size": 1}
settings = ChainMap({"size": 5}, defaults)
print(settings["size"], settings["colour"], settings.get("none", 0), len(settings), sorted(settings.items()))
settings["colour"] = "blue"
child = settings.new_child({"x": 1})
print(settings.maps, child["x"], "x" in settings, child.parents == settings, list(child), dict(child))
del settings["size"]
print(settings["size"], settings)
try:
    del settings["size"]
except KeyError:
    print("KeyError")
