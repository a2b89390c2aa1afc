# decorators on classes and methods: static, class, property with setter, stacked, with arguments, callable objects.
class Count:
    def __init__(self, function):
        self.function, self.calls = function, 0

    def __call__(self, *args, **kwargs):
        self.calls += 1
        return self.function(*args, **kwargs), self.calls


def tag(*names, sep="-"):
    def apply(thing):
        thing.tag = sep.join(names)
        return thing

    return apply


@tag("a", "b")
@tag("lost")
class Point:
    @property
    def x(self):
        return self._x

    @x.setter
    def x(self, value):
        self._x = value * 2

    @staticmethod
    def zero():
        return Point()

    @classmethod
    def make(cls, x):
        point = cls()
        point.x = x
        return point

    @staticmethod
    @Count
    def counted(n):
        return n

    @[lambda f: f, Count][0]
    def plain(self):
        return "plain"


@Count
def f(a, *b, c=3):
    return a, b, c


print(f(1), f(1, 2, c=4), f.calls, Point.tag, Point.make(4).x, Point.zero().plain())
print(Point.counted(7), Point.counted(8))


def register(table, key=None):
    def apply(function):
        table[key or "default"] = function
        return function

    return apply


table = {}


@register(table)
@register(table, key="named")
def g():
    return "g"


@(lambda cls: [cls(), cls()])
class Twice:
    pass


print(sorted(table), table["named"]() + table["default"](), len(Twice), isinstance(Twice[0], Twice[1].__class__))
