# differs: micropython (slices with a step other than 1 are refused)
# Tuples: displays, indexing, slices, operators, methods, packing and unpacking.
t = (1, 2, 3)
print((), (1,), t, 4, len(t), t[0], t[-1], t[1:], t[::-1], t[:0], t[::2])
print(tuple(), tuple([1, 2]), tuple("ab"), tuple(range(3)), tuple(x * x for x in range(4)), tuple(t) is t)
print(t + (4,), () + (), t * 2, 2 * (0,), t * 0, t * -3)
u = t
u += (9,)
print(t, u, u is t)
u *= 2
print(u)
print(t == (1, 2, 3), t == [1, 2, 3], t != (1, 2), (1, 2) < (1, 3), (1,) < (1, 0), () < (1,), (2,) > (1, 9), (1, 2) <= (1, 2))
print(2 in t, 5 in t, t.index(3), t.count(2), (1, 1, 2).count(1), (5, 6, 5).index(5, 1))
print(hash((1, 2)) == hash((1, 2)), hash(()) == hash(tuple()), {(1, "a"): "found"}[(1, "a")])
for bad in (lambda: t[3], lambda: t.index(9), lambda: t["a"], lambda: t + [1], lambda: hash(([],)), lambda: t < 5):
    try:
        bad()
    except (IndexError, ValueError, TypeError) as e:
        print(type(e).__name__)
try:
    t[0] = 5
except TypeError:
    print("cannot assign")
try:
    del t[0]
except TypeError:
    print("cannot delete")
a, b = 1, 2
a, b = b, a
(c, d), e = (3, 4), 5
print(a, b, c, d, e)
for wrong in ((1,), (1, 2, 3)):
    try:
        x, y = wrong
    except ValueError:
        print("cannot unpack", len(wrong))


def swap(pair):
    x, y = pair
    return y, x


print(swap((1, 2)), swap(swap("ab")), (lambda *args: args)(1, 2), 1 if () else 2)
nested = ((1, (2, 3)), [4])
nested[1].append(5)
print(nested, nested[0][1][0])
