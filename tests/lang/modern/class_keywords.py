# class statements: starred bases, bodies with loops and conditions, nested names, decorators on methods.
bases = (dict,)


class Starred(*bases):
    pass


class Empty(*()):
    pass


class Mixed(*[], *bases, *[]):
    kind = "mixed"


print(isinstance(Starred(), dict), Empty.__name__, Mixed.kind, Mixed(a=1)["a"])


class Body:
    total = 0
    for i in range(4):
        total += i
    if total > 5:
        big = True
    else:
        small = True
    items = [x * 2 for x in range(3)]
    try:
        undefined
    except NameError:
        handled = True
    with_default = (lambda i=i: i)()
    del i

    def method(self, value=total):
        return value

    table = {"m": method}


print(Body.total, Body.big, hasattr(Body, "small"), Body.items, Body.handled, Body.with_default, hasattr(Body, "i"))
print(Body().method(), Body.table["m"](None), Body.__name__)


def make(base, *names):
    class Made(base):
        for name in names:
            locals_like = name

        def get(self):
            return names, base is dict

    return Made


print(make(dict, "a", "b")().get(), make(list).__name__)
