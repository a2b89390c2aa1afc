# Comprehensions: their own scope, nested, conditions, targets, captured names.
n = 10
print([n for n in range(3)], n, [(a, b) for a in range(3) for b in range(a)])
print([x for x in range(20) if x % 2 if x % 3 == 0], [y for x in [[1, 2], [3]] for y in x])
print({x % 3 for x in range(10)} == {0, 1, 2}, sorted({x: x * n for x in range(3)}.items()))
print([[row[i] for row in ((1, 2), (3, 4))] for i in range(2)])
print([a + b for a, b in zip("xy", "zw")], [first for first, *rest in ["abc", "d"]])
g = (x * x for x in range(5))
print(next(g), next(g), list(g), list(g))


def function(k):
    values = [k * x for x in range(3)]
    functions = [lambda: x for x in range(3)]
    nested = [[(k, i, j) for j in range(i)] for i in range(3)]
    return values, [f() for f in functions], nested


print(function(2))


class Holder:
    size = 2
    items = [0] * size
    pairs = [i for i in range(size)]


print(Holder.items, Holder.pairs)
total = 0
print([total := total + v for v in (1, 2, 3)], total)


def walrus(data):
    found = [y for x in data if (y := x * 2) > 2]
    return found, y, any((hit := x) > 2 for x in data), hit


print(walrus([1, 2, 3]))
try:
    [q for q in (1,)]
    q
except NameError:
    print("q stays inside")
print(sum(x for x in range(4)), max((len(w), w) for w in ["a", "ccc", "bb"]), sorted(x for x in "bca"))
lazy = (missing for _ in [1])
try:
    next(lazy)
except NameError:
    print("evaluated late")
