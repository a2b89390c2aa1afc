# Descriptors on classes, the order of __set_name__, and what classes tell of their ancestors.
# differs: micropython (its descriptors know no class, its classes no order)
class Shown:
    def __set_name__(self, owner, name):
        print("set", owner.__name__, name)
        setattr(owner, name + "_twin", self)

    def __get__(self, instance, owner):
        return (instance is None, owner.__name__)


class First:
    a = Shown()
    b = Shown()
    c = 3


class Second(First):
    pass


print(First.a, First().a, Second.b, Second().b)
print("a_twin" in First.__dict__, First.a_twin, First.c)


class GetOnly:
    def __get__(self, instance, owner):
        raise AttributeError("hidden")


class Third:
    x = GetOnly()


try:
    Third.x
except AttributeError as e:
    print(e)

print([c.__name__ for c in Second.__mro__])
print([c.__name__ for c in bool.__mro__], [c.__name__ for c in KeyError.__mro__])
print(Second.__bases__[0].__name__, int.__bases__ == (object,), len(object.__mro__))


class Remover:
    def __init__(self, other):
        self.other = other

    def __set_name__(self, owner, name):
        print(name)
        delattr(owner, self.other)


class Gone:
    first = Remover("second")
    second = Remover("first")


print(hasattr(Gone, "first"), hasattr(Gone, "second"))
