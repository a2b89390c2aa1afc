# assignment: right side first, then targets from left to right; chains, swaps, nested and overlapping ones.
log = []


class Store:
    def __init__(self, name):
        self.name = name

    def __setitem__(self, key, value):
        log.append((key, value))


def n(value):
    log.append(value)
    return value


s = Store("s")
s[n("k1")], s[n("k2")] = n("v1"), n("v2")
print(log)
log.clear()
s[n("a")] = s[n("b")] = n("v")
print(log)
log.clear()
(s[n(1)], *s[n(2)]), s[n(3)] = n([1, 2, 3]), n("end")
print(log)
x = [1, 2, 3]
i = 0
i, x[i] = 2, 9
print(i, x)
x[0], x[1], x[2] = x[2], x[0], x[1]
print(x)
a, b, c, d = 1, 2, 3, 4
a, b = b, a
a, b, c = c, a, b
a, b, c, d = d, c, b, a
print(a, b, c, d)
a = b, c = 5, 6
print(a, b, c)
[p, [q, *r]] = (t, *u) = 1, (2, 3, 4)
print(p, q, r, t, u)
y = y1, y2 = y3 = [7, 8]
print(y, y1, y2, y3 is y)
z = [0]
for z[0], *w in [(1, 2), (3,)]:
    print(z, w)
