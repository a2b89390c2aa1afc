# differs: mpy-cross (counts the bases of a class wrongly when one has a star)
# Class statements: bases, decorators, bodies that run code, classes made in functions.
def tag(text):
    def decorate(cls):
        cls.tag = text
        return cls
    return decorate


@tag("outer")
@tag("inner")
class Tagged:
    """Documented."""
    count = 0

    def __new__(cls, *args):
        cls.count += 1
        return super().__new__(cls)

    def __init__(self, value=None):
        self.value = value


print(Tagged.tag, Tagged(3).value, Tagged().value, Tagged.count)


def factory(n, *bases):
    class Made(*bases):
        number = n
        names = []
        for i in range(n):
            names.append("x%d" % i)

        def get(self):
            return self.number + n

    return Made


A, B = factory(1), factory(2, Tagged)
print(A().get(), B().get(), A.names, B.names, B.count, A is B, issubclass(B, Tagged))


class Counter:
    instances = []

    def __init__(self):
        Counter.instances.append(self)
        self.index = len(Counter.instances)

    total = property(lambda self: len(Counter.instances))
    double = lambda self: self.index * 2


one, two = Counter(), Counter()
print(one.total, two.double(), Counter.double(one))
if True:
    class Conditional:
        pass
else:
    class Other:
        pass
print(Conditional.__name__, Conditional.__module__ == __name__)
Dynamic = type("Dynamic", (Counter,), {"extra": 5})
print(Dynamic().extra, Dynamic.__name__, Dynamic().total)
for cls in (int, str, Tagged):
    class Sub(cls):
        pass
    print(Sub.__bases__[0] is cls, Sub.__name__)
