# differs: micropython (order of keywords)
# Unpacking from every kind of iterable, and its errors.
def gen(n):
    for i in range(n):
        yield i


sources = ([1, 2], (1, 2), "ab", {1: "x", 2: "y"}, range(2), gen(2), map(str, [1, 2]), zip("a", "b"), b"ab", enumerate("a"), iter([1, 2]))
for source in sources:
    try:
        a, b = source
        print(a, b)
    except ValueError:
        print("wrong count")
for source in ([1], [1, 2, 3, 4], gen(0), gen(9), "abcd", {}):
    try:
        a, b, c = source
        print("unpacked")
    except ValueError:
        print("wrong count")
for source in ([], [1], [1, 2], gen(5), "xyz"):
    try:
        a, *b, c = source
        print(a, b, c)
    except ValueError:
        print("too few")
for bad in (5, None, len):
    try:
        a, b = bad
    except TypeError:
        print("not iterable")
*everything, = gen(3)
(a, b), [c, *d], e = (1, 2), "xyz", {7}
print(everything, a, b, c, d, e)


def show(*args, **kwargs):
    return args, kwargs


print(show(*gen(2), *"ab", *{1: 2}, **{"k": 1}, **dict(z=2)))
print(show(*gen(2), *(), *range(2)), show(*"ab", 1, *[2]), show(**{"a": 1}, b=3, **{"c": 2}))
b = [0]
a, b[0] = 1, "x"
print(a, b)
i = 0
i, b[i] = 0, 9
print(i, b)
x = [1, 2, 3]
x[0], x[2], x[1] = x
print(x)
for a, *b in [(1, 2, 3), "xy", [4]]:
    print(a, b)
print([a + b for a, b in {"k": "v"}.items()], [y for _, y in zip(range(2), gen(5))])
