# Decorators: any expression, on functions and classes.
registry = {}


class Register:
    def __init__(self, kind):
        self.kind = kind

    def __call__(self, f):
        registry.setdefault(self.kind, []).append(f.__name__)
        return f

    def __getitem__(self, kind):
        return Register(kind)

    def sub(self, kind):
        return Register(self.kind + "." + kind)


reg = Register("top")
options = [lambda f: f, lambda f: lambda *a: -f(*a)]


@reg
def one():
    return 1


@reg["item"]
@reg.sub("deep").sub("er")
def two():
    return 2


@options[1]
def three():
    return 3


@(negate := options[1])
def four():
    return 4


@lambda f: f()
def five():
    return 5


@Register("class")
class Six:
    @staticmethod
    @negate
    def value():
        return 6

    @property
    def name(self):
        return "six"


print(one(), two(), three(), four(), five, Six.value(), Six().name)
print(sorted(registry.items()))


def with_args(*args, **kwargs):
    def decorate(f):
        def g(*a):
            return args, sorted(kwargs.items()), f(*a)

        return g

    return decorate


@with_args(1, 2, key="v")
@with_args()
def seven(x):
    return x


print(seven(7))
