# stars beside other things: in nested displays, conditional values, comprehension sources, prints, slices.
a, b, e = [1, 2], (3,), []
print([[*a], (*b,), {*b}], [*a, *[*b, *[*e]]], (*a,) + (*b,), [*(x for x in a)], [*range(*[1, 4])])
print(*a, *b, sep="-")
print(*[], *e, *"", sep="x", end="!\n")
print([*a] == a, [*a] is a, (*b,) == b, len([*a, *a]), max(*a, *b), min(*[9], *b))
d = dict([*[("k", 1)], ("l", 2)])
print(sorted(d.items()), sorted([*d]), sorted({**d, **{"m": 3}}))
first, *_ = *a, *b
*_, last = *a, *b
print(first, last, [*_])
for i, *j in [*[(1, 2), (3, 4, 5)], (6,)]:
    print(i, j, end=" ")
print()
m = *map(str, a), *filter(None, [0, 5])
print(m, [*zip(*[a, a])], [*zip(a, *[[7, 8], [9, 10]])], *[*[*[1]]])
s = {*a, *b, *e}
print(len(s), sorted({*"hello"}), *sorted({*s} - {1}))


def f(*args, **kwargs):
    return len(args), len(kwargs)


print(f(*a, *b), f(*e), f(*[None]), f(**{}), f(**{"a": 1}, **{"b": 2}), f(*a, x=1, *b, **{"y": 2}))
print((lambda *p: p)(*a)[1:], [*a[::-1]], [*a][-1])
if True: c = *a, ; print(c)
(g, *h), k = [*a, 3], [*b]
print(g, h, k)
