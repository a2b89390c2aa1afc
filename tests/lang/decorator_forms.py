# Decorators: order, arguments, any expression, methods, classes as decorators.
def log(f):
    def wrapper(*args, **kwargs):
        result = f(*args, **kwargs)
        print("call", args, sorted(kwargs), "->", result)
        return result
    return wrapper


def times(n):
    return lambda f: lambda *args: [f(*args) for _ in range(n)]


@log
@times(2)
def add(a, b):
    return a + b


add(1, 2)
registry = {"double": lambda f: lambda x: f(x) * 2}


@registry["double"]
def three(x):
    return x + 3


print(three(1))


class Memo:
    def __init__(self, f):
        self.f, self.known = f, {}

    def __call__(self, n):
        if n not in self.known:
            self.known[n] = self.f(n)
        return self.known[n]


@Memo
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(30), len(fib.known))


@(lambda f: f if callable(f) else None)
def plain():
    return "plain"


print(plain())


class Tools:
    handlers = []

    def register(f, handlers=handlers):
        handlers.append(f.__name__)
        return f

    @register
    def first(self):
        return 1

    @register
    def second(self):
        return 2

    @classmethod
    def names(cls):
        return cls.handlers


print(Tools.names(), Tools().second())


@str
class Text:
    pass


print(type(Text).__name__, [f for f in [times][:1]][0](1)(len)("abc"))
