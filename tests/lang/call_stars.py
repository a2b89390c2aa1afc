# Calls with stars: order, mixing, methods, classes.
def show(*args, **kwargs):
    return args, sorted(kwargs.items())


a, b = [1, 2], (3, 4)
print(show(*a, *b), show(0, *a, 9, *b, 10))
print(show(*"xy", *range(2), *{5: 6}))
print(show(**{"k": 1}), show(k=1, **{"m": 2}, n=3), show(**{"p": 1}, **{"q": 2}))
print(show(*a, x=1, *b), show(*[], **{}))


class Thing:
    def __init__(self, *args, **kwargs):
        self.args, self.kwargs = args, kwargs

    def method(self, *args, **kwargs):
        return (self.args, args, sorted(kwargs))

    def __call__(self, *args):
        return sum(args)


t = Thing(*a, **{"k": 1})
print(t.args, t.kwargs, t.method(*b, *a, z=1, **{"y": 2}), t(*a, *b))
print((lambda *args: args[::1])(*a), (lambda **kw: sorted(kw))(**{"one": 1, "two": 2}))
print(max(*a, *b), min(*b), [*map(lambda x, y: x * y, *[a, b])])


def trace(value):
    print("eval", value)
    return value


print(show(trace(1), *trace([2]), k=trace(3), **trace({"m": 4})))
for bad in (lambda: show(*1), lambda: show(**{1: 2}), lambda: show(k=1, **{"k": 2})):
    try:
        bad()
    except TypeError:
        print("TypeError")
bases = (Thing, object)
class Derived(*bases[:1]):
    pass
print(Derived(7).args, Derived.__bases__[0].__name__)
