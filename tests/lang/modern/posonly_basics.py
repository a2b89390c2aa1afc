# positional-only parameters: callers who name them are refused, defaults work as ever.
def f(a, b=2, /, c=3, *, d=4):
    return a, b, c, d


def attempt(*args, **kwargs):
    try:
        return f(*args, **kwargs)
    except TypeError:
        return "TypeError"


print(attempt(1), attempt(1, 5), attempt(1, 5, 6), attempt(1, c=7), attempt(1, 5, d=8, c=9))
print(attempt(a=1), attempt(1, b=5), attempt(), attempt(1, 2, 3, 4), attempt(1, e=5))


def only(x, y, /):
    return x - y


print(only(5, 3), only(*[7, 2]))
for bad in ({"x": 1, "y": 2}, {"y": 2}):
    try:
        print(only(1, **bad))
    except TypeError:
        print("refused", sorted(bad))
print((lambda p, /, q=1: p * q)(6), (lambda p, /, q=1: p * q)(6, q=7))
try:
    print((lambda p, /: p)(p=1))
except TypeError:
    print("a lambda too")
