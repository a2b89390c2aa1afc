# Operators, subscripts and attributes of local variables, which a frozen program has quick instructions for.
class Odd:
    def __init__(self, n):
        self.n = n

    def __add__(self, other):
        return ('add', self.n, other)

    def __iadd__(self, other):
        self.n += other if isinstance(other, int) else 1000
        return self

    def __and__(self, other):
        return ('and', self.n, other)

    def __rsub__(self, other):
        return ('rsub', other, self.n)

    def __lt__(self, other):
        return other

    def __getitem__(self, index):
        return ('item', self.n, index)

    def __setitem__(self, index, value):
        print('set', self.n, index, value)

    def get(self, extra=0):
        return self.n + extra


def ints(a):
    r = [a + 5, a - 7, a * 100, a & 15, a >> 3, a % 10, a % 8, a & 0xffff, a & 0x3fffffff, a & 1]
    r += [a < 3, a > 3, a == 3, a <= 3, a >= 3, a != 3]
    b = a
    b += 1
    b -= 3
    b >>= 1
    b &= 0xfff
    r.append(b)
    r.append((a + 127) & 0x7f)
    return r


for a in (0, 3, -1, 9, 1 << 20, -(1 << 23), (1 << 23) - 1, 1 << 29, (1 << 30) - 1, -(1 << 30), 1 << 30, -(1 << 40), True):
    print(a, ints(a))


def pairs(a, b):
    r = [a + b, a - b, a * b, a < b, a > b]
    c = a
    c += b
    r.append(c)
    return r


for a, b in ((3, 4), (-5, 32768), (46341, 46341), ((1 << 30) - 1, 1), (-(1 << 30), 1), (1.5, 2), (2, 0.25), (True, 7), (1 << 50, 3)):
    print(pairs(a, b))


def objects(a, b):
    print(a + b, a & 3, b - a, a < b, a[b], a[0], a.get(), a.get(b), a.n)
    c = a
    c += b
    print(a.n, c is a)
    c &= 255
    print(c)
    a[b] = 'x'
    a.n = b
    return a.n


print(objects(Odd(1), 2), objects(Odd(7), 11))


def lists(a, i, j):
    b = a
    b += [i]
    a[i], a[j] = a[j], a[i]
    a[i] = a[-1]
    return a, a is b, a[i] + a[j], [a[k] for k in range(len(a))], a + a > b


print(lists([1, 2, 3], 0, 2), lists([4, 5, 6], -2, 1))


def mapped(d, k):
    d[k] = d[k] + 1 if k in d else 0
    return d[k]


counts = {}
print([mapped(counts, k) for k in 'abca'], [mapped(counts, k) for k in (1, (2,), 1)], sorted(map(str, counts)))


def missing(which):
    if which < 0:
        a = b = 1
    try:
        if which == 0:
            return a + 1
        if which == 1:
            b = 1
            return a + b
        if which == 2:
            a = 1
            return a < b
        if which == 3:
            return a[which]
        if which == 4:
            a = [1]
            return a[b]
        if which == 5:
            a[which] = 1
        if which == 6:
            a = {}
            a[b] = 1
        if which == 7:
            return a.real
        if which == 8:
            return a.conjugate()
        if which == 9:
            a += 1
        return 'none'
    except NameError:
        return 'unbound'


print([missing(which) for which in range(-1, 10)])


def wrong(f):
    try:
        return f([1, 2], 'x')
    except (TypeError, IndexError, AttributeError, ZeroDivisionError) as e:
        return type(e).__name__


def divided(a, b):
    zero = 0
    return len(a) % 1 + len(b) % zero


print([wrong(f) for f in (
    lambda a, b: a + 1, lambda a, b: a - b, lambda a, b: a < b, lambda a, b: a[b], lambda a, b: a[7:][0],
    lambda a, b: a.missing, lambda a, b: b.missing(), lambda a, b: b & 7, lambda a, b: b % 3, divided)])


def loops(n):
    t = 0
    for i in range(n):
        for j in range(i, 0, -2):
            if j == 3:
                continue
            t += i * j
        else:
            t -= 1
        for c in (i, 2, 3):
            t = (t + c) & 0xfffff
            if c > 5:
                break
    for i in [n, 2, 1]:
        t += i
    for i in b'ab':
        t += i
    for i in {5: 6}:
        t += i
    for i in (x for x in (1, 2)):
        t += i
    for i in range((1 << 30) - 2, (1 << 30) - 1):
        t += i >> 20
    return t


print(loops(0), loops(9), loops(30))


def many(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r):
    s = q + r
    s += p
    r -= 1
    q[s] = r
    for t in q:
        s += t
    return s + r * 2, q


try:
    many(*range(18))
except TypeError:
    print('no item assignment')
