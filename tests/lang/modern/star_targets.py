# starred targets: in assignments, nested, in for loops, comprehensions, with items and walrus tuples.
first, *middle, last = range(5)
print(first, middle, last)
*init, end = "abc"
head, *rest = (1,)
print(init, end, head, rest)
[a, *b], (*c, d) = [1, 2, 3], "xyz"
print(a, b, c, d)
(e, (f, *g), *h) = 1, (2, 3, 4), 5, 6
print(e, f, g, h)
for x, *y in [(1, 2, 3), "ab", [7]]:
    print(x, y)
for i, (*j, k) in enumerate(["ab", (1, 2, 3)]):
    print(i, j, k)
print([(p, q) for p, *q in ["abc", "d"]], {p: q for *p, q in [(1,)] for p in [tuple(p)]})


class Holder:
    pass


o = Holder()
o.items = [0, 0]
o.items[0], *o.rest = 5, 6, 7
*o.most, o.items[1] = range(3)
print(o.items, o.rest, o.most)
try:
    q, *r, s = [1]
except ValueError:
    print("too few")
*t, = {1}
print(t)
