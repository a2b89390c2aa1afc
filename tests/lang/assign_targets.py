# Assignment: chains, swaps, nested targets, attributes, subscripts, stars.
class Point:
    pass


p, items = Point(), [0, 0, 0]
a = b = c = 5
p.x, p.y = 1, 2
items[0], items[-1] = p.y, p.x
print(a, b, c, p.x, p.y, items)
a, b = b, a + 1
a, b, c = c, a, b
print(a, b, c)
(a, (b, [c, d])), e = (1, (2, [3, 4])), 5
print(a, b, c, d, e)
first, *middle, last = range(6)
*start, end = "ab"
head, *none = [1]
print(first, middle, last, start, end, head, none)
[x, y], z = "uv", "w"
print(x, y, z)
i = 0
i, items[i] = 2, "at two"
print(i, items)
x = [y := 3, y + 1]
print(x, y)
p.list = q = []
q.append(1)
print(p.list)
(single,) = [7]
[other] = (8,)
print(single, other)
for bad in ("a, b = 1, 2, 3", "a, b = [1]", "a, *b, c = [1]"):
    try:
        if bad[5] == "=":
            a, b = (1, 2, 3) if "3" in bad else [1]
        else:
            a, *b, c = [1]
    except ValueError:
        print("ValueError", bad)
for k, (v, *w) in [(1, "abc"), (2, [4])]:
    print(k, v, w)
del p.x, items[0], (a, [b])
print(hasattr(p, "x"), items)
[*whole] = (1, 2)
*rest, = "ab"
[[*inner], last] = [(3, 4), 5]
print(whole, rest, inner, last)
