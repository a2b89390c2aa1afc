# differs: micropython (order of a dict)
# Stars in displays, assignments, returns, yields, subscripts and for.
a, b = [1, 2], (3, 4)
print([*a, *b], (*a, 0, *b), {*a, *b, 1} == {1, 2, 3, 4}, [*range(3), *"xy"], (*a,), [*{}])
print({**{"x": 1}, "y": 2, **{"x": 3, "z": 4}})
t = *a, 9
print(t)


def returns():
    return *a, *b


def yields():
    got = yield *a, 5
    yield got, *b


g = yields()
print(returns(), next(g), g.send("sent"))
for item in *a, *b, 5:
    print(item, end=" ")
print()
first, *middle, last = range(6)
print(first, middle, last)
*start, end = "abc"
print(start, end)
head, *tail = [1]
print(head, tail)
(x, *y), *z = [[1, 2, 3], 4, 5]
print(x, y, z)
[p, [q, *r]] = 1, (2, 3, 4)
print(p, q, r)
for k, *v in ((1, 2, 3), "ab", [9]):
    print(k, v, end=";")
print()


class Grid:
    def __getitem__(self, key):
        return key


print(Grid()[1, *a], Grid()[*a], Grid()[1:2, 3], Grid()[...], Grid()[()])
print(max(*a, *b, 0), "{}-{}-{}".format(*"abc"), print(*[], end=""))
try:
    m, *n, o = [1]
except ValueError:
    print("ValueError")
for bad in ([1, 2, 3], [1]):
    try:
        m, n = bad
    except ValueError:
        print("ValueError", len(bad))
