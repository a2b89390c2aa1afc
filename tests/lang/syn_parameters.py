# Every kind of parameter and argument.
def everything(a, b=2, /, c=3, *args, d, e=5, **kw):
    return a, b, c, args, d, e, sorted(kw.items())


print(everything(1, d=4))
print(everything(1, 20, 30, 40, 50, d=4, e=6, f=7))
print(everything(*(1, 2), *[3], 4, d=0, **{"x": 1}, **{"y": 2}))


def only_positional(a, b=1, /):
    return a - b


def only_keyword(*, key, other=0):
    return key + other


def both(a, /, *, b):
    return a * b


def kw_star(*args, **kwargs):
    return len(args), sorted(kwargs)


print(only_positional(5), only_positional(5, 3), only_keyword(key=1), only_keyword(other=2, key=3), both(6, b=7))
print(kw_star(), kw_star(1, *[], *"ab", k=1, **{}), kw_star(x=1, *(2, 3)))
print((lambda a, b=2, *c, d=4, **e: (a, b, c, d, sorted(e)))(1, d=5, z=6))


def defaults(x, cache=[]):
    cache.append(x)
    return cache


print(defaults(1), defaults(2), defaults(3, []))
for call in (lambda: everything(), lambda: everything(1), lambda: only_keyword(1), lambda: only_keyword(),
             lambda: only_positional(1, 2, 3), lambda: both(1, b=2, c=3), lambda: both(1, 2),
             lambda: (lambda x: x)(1, x=2), lambda: kw_star(**{"a": 1}, a=2) if False else only_keyword(key=1, **{"key": 2})):
    try:
        print(call())
    except TypeError:
        print("TypeError")


def annotated(a: int, b: "text" = 2, *c: float, d: list[int] = None, **e: dict) -> str:
    x: int = a + b
    y: "never evaluated" = 0
    return str(x + y + sum(c))


print(annotated(1), annotated(1, 2, 3, 4))
