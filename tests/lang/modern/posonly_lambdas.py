# parameters of every kind together, in lambdas, methods and async functions.
def everything(a, b=2, /, c=3, d=4, *args, e, f=6, **kw):
    return a, b, c, d, args, e, f, sorted(kw.items())


print(everything(1, e=5), everything(1, 20, 30, 40, 50, 60, e=70, f=80, g=90, a=0, b=0))
print(everything(1, d=40, e=5), everything(*range(6), **{"e": 1, "z": 2}))
for bad in (dict(e=1), dict(a=1, e=1), dict()):
    try:
        print(everything(**bad))
    except TypeError:
        print("TypeError")
f = lambda a, /, b, *c, d=1, **e: (a, b, c, d, sorted(e))
print(f(1, 2), f(1, b=2, a=3), f(1, 2, 3, 4, d=5, x=6))
g = lambda *, k: k
h = lambda *a, k=1: (a, k)
i = lambda a=1, /: a
print(g(k=2), h(3, 4, k=5), i(), i(6), (lambda **kw: sorted(kw))(self=1, a=2))


class C:
    def m(self, x, /, *, y=2):
        return x, y

    async def a(self, x, /, **kw):
        return x, sorted(kw)

    def __call__(self, /, self_=1, *args, **kwargs):
        return self_, args, sorted(kwargs)


try:
    C().a(1, x=2).send(None)
except StopIteration as stop:
    print(stop.value)
print(C().m(1), C().m(1, y=3), C()(), C()(2, 3, self=4))
print((lambda a, b=lambda x, /: x: b(a))(7), (lambda: None)(), [j for j in map(lambda v, /: v * 2, [1, 2])])
