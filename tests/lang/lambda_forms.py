# lambda in every position, with every kind of parameter.
add = lambda a, b=1, *c, d=2, **e: (a, b, c, d, sorted(e))
print(add(0), add(0, 5, 6, d=7, z=8), (lambda: None)(), (lambda *a: a)(1, 2), (lambda **k: k)(x=1))
print((lambda x: (lambda y: x + y))(1)(2), (lambda x, /, y: x - y)(5, y=3))
compose = lambda f, g: lambda x: f(g(x))
print(compose(str, lambda x: x * 2)(21))
print(sorted(["bb", "a", "ccc"], key=lambda s: -len(s)), list(map(lambda x: x ** 2, range(4))))
print(list(filter(lambda x: x % 2, range(6))), max([(1, "b"), (2, "a")], key=lambda p: p[1]))
actions = {"inc": lambda x: x + 1, "neg": lambda x: -x, "pair": lambda x: (x, x)}
print([actions[k](5) for k in ("inc", "neg", "pair")])
choose = lambda n: "big" if n > 10 else "small"
print(choose(5), choose(50), (lambda: [i for i in range(3)])(), (lambda x: x and not x or 3)(1))
factorial = lambda n: 1 if n < 2 else n * factorial(n - 1)
print(factorial(20))
def make():
    total = 0
    def bump(n):
        nonlocal total
        total += n
        return total
    return lambda n=1: bump(n)
f = make()
print(f(), f(10), f())
class K:
    value = 3
    get = lambda self, plus=0: self.value + plus
    make = staticmethod(lambda: K())
print(K().get(), K().get(4), K.make().get(), K.get(K()))
print((lambda x: x if x else (lambda: "zero")())(0), [(lambda: i)() for i in range(3)])
print((lambda a, *, b: a * b)(3, b=4), (lambda *, k=1: k)(), (lambda s: s[1:])("abc"))
