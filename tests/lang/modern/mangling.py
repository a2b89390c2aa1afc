# private names in classes: `__x` is `_Class__x`, in attributes, variables, parameters and methods.
class Base:
    __secret = "base"

    def __init__(self):
        self.__value = 1
        self.__dunder__ = 2

    def __hidden(self, __arg=3):
        __local = __arg + self.__value
        return __local

    def call(self):
        return self.__hidden(), self.__hidden(_Base__arg=5), Base.__secret

    class __Inner:
        def me(self):
            return self.__class__.__name__

    def inner(self):
        return self.__Inner


class Child(Base):
    __secret = "child"

    def __init__(self):
        super().__init__()
        self.__value = 10

    def both(self):
        return self.__value, self._Base__value, self.__secret, self._Base__secret


class ___Odd:
    __x = 7

    def get(self):
        return self.__x


c = Child()
print(c.call(), c.both(), c._Child__value, c._Base__value, c.__dunder__)
print(hasattr(c, "__value"), hasattr(c, "_Base__hidden"), ___Odd._Odd__x, ___Odd().get())
print(Base._Base__Inner is c.inner())


class Functions:
    def outer(self):
        __v = 1

        def inner():
            nonlocal __v
            __v += 1
            return __v

        return inner() + [__v for __w in (0,)][0], (lambda __p: __p + __v)(10)

    for __i in range(3):
        pass
    kept = __i


print(Functions().outer(), Functions.kept, Functions._Functions__i)
