# decorators are any expression: subscripts, calls of calls, lambdas, conditions, walrus.
def named(text):
    def decorate(function):
        return lambda *args: (text, function(*args))

    return decorate


table = {"t": named("from a dict"), "list": [named("zero"), named("one")]}


class Box:
    def make(self):
        return self

    decorate = staticmethod(named("method"))


box = Box()


@table["t"]
def a(x):
    return x


@table["list"][1]
@(lambda f: lambda x: f(x) + 1)
def b(x):
    return x


@box.make().make().decorate
def c():
    return "c"


@(saved := named("walrus"))
def d():
    return "d"


@named("if") if table else named("else")
class E:
    def __init__(self):
        self.e = 5


@[named("in a list")][0]
@saved
def f(x, y):
    return x * y


print(a(1), b(2), c(), d(), E()[0], E()[1].e, f(3, 4))
