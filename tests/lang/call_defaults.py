# Default values: when they are evaluated, shared, keyword-only, in lambdas and methods.
log = []


def note(value):
    log.append(value)
    return value


def f(a, b=note(1), *, c=note(2), d, e=note(3)):
    return a, b, c, d, e


print(log, f(0, d=9), f(0, 5, c=6, d=7, e=8))


def collect(item, into=[]):
    into.append(item)
    return into


print(collect(1), collect(2), collect(3, []), collect(4))
functions = [lambda x, n=n: x * n for n in range(3)]
print([g(10) for g in functions])
late = [lambda x: x * n for n in range(3)]
print([g(10) for g in late])


class Box:
    size = 3

    def scale(self, by=size, *, plus=size + 1):
        return by * 10 + plus


Box.size = 100
print(Box().scale(), Box().scale(1), Box().scale(plus=0))


def positional(a, b=2, /, c=3, *rest, d=4, **more):
    return a, b, c, rest, d, sorted(more.items())


print(positional(1), positional(1, 5, c=6), positional(1, 2, 3, 4, 5, d=6, a=7, e=8))
for bad in (lambda: positional(a=1), lambda: f(1), lambda: f(1, 2, 3, d=4), lambda: f(d=1)):
    try:
        bad()
    except TypeError:
        print("TypeError")
