# lambdas: defaults, stars, closures, in classes, as keys and defaults, nested, with walrus and comprehensions.
f = lambda: None
g = lambda x, *a, y=2, **k: (x, a, y, sorted(k))
print(f(), g(1), g(1, 2, 3, y=4, z=5))
adders = [lambda x, n=n: x + n for n in range(3)]
late = [lambda x: x + n for n in range(3)]
print([a(10) for a in adders], [a(10) for a in late])
compose = lambda *fs: lambda x: compose(*fs[:-1])(fs[-1](x)) if fs else x
print(compose(lambda x: x + 1, lambda x: x * 2)(5))
fact = lambda n: 1 if n < 2 else n * fact(n - 1)
print(fact(10), (lambda: (a := 5, a + 1))(), (lambda s: [s + c for c in s])("ab"))


class C:
    double = lambda self, x: x * 2
    table = {"+": lambda a, b: a + b, "-": lambda a, b: a - b}
    key = staticmethod(lambda x: -x)

    def method(self):
        return (lambda: self.double(3))(), sorted([1, 3, 2], key=self.key), self.table["-"](5, 3)


print(C().method(), C.table["+"](1, 2))


def make(n):
    def inc(by=lambda: n):
        nonlocal n
        n += by()
        return n

    return inc, lambda: n


inc, get = make(2)
print(inc(), inc(lambda: 10), get())
print(list(map(lambda p: p[0] + p[1], [(1, 2), (3, 4)])), list(filter(lambda x: x % 2, range(5))))
print((lambda x: lambda y: lambda z: (x, y, z))(1)(2)(3), (lambda a, b: a if a > b else b)(3, 9), (lambda *, k: k)(k=1))
