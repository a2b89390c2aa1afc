# conditional expressions and lambdas in each other, defaults, returns of conditionals, generators.
f = lambda x: x + 1 if x else lambda y: y * 2
print(f(1), f(0)(5))
g = (lambda: "a") if True else (lambda: "b")
print(g(), (lambda *a, **k: (a, sorted(k)))(1, *[2], k=3))
h = lambda a, b=lambda c: c * 3, *, d=(lambda: 4)(): (a, b(a), d)
print(h(1), h(2, lambda c: -c, d=0))


def choose(n):
    return "neg" if n < 0 else "zero" if n == 0 else "small" if n < 10 else "big"


def nested(a, b):
    return (1 if b else 2) if a else (3 if b else 4)


def side(flag):
    return print("yes") if flag else print("no")


print([choose(n) for n in (-1, 0, 5, 50)], [nested(a, b) for a in (0, 1) for b in (0, 1)], side(1), side(0))
table = {k: (lambda v: lambda: v)(k) for k in "ab"}
print(table["a"](), table["b"](), sorted([3, -1, 2], key=lambda v: v if v > 0 else -v * 10))
print((lambda x: (lambda y: (lambda z: x + y + z)))(1)(2)(3), (lambda n: n if n < 2 else n * 2)(3))
print([x if x % 2 else -x for x in range(4) if (x if x > 1 else True)], 1 if [] else 2 if () else 3)
print(*(lambda: (1, 2))(), *[i for i in (lambda: range(2))()], (lambda: [])() or "or", not (lambda: 0)())
