# What a class body sees, and what its methods see.
x = "global"


class A:
    x = "class"
    seen = x
    y = [x for _ in range(1)][0] if False else x

    def method(self):
        return x

    def own(self):
        return self.x

    for i in range(3):
        pass
    else:
        last = i
    if last == 2:
        def conditional(self):
            return "yes"
    del i


print(A.seen, A.y, A().method(), A().own(), A.last, A().conditional(), hasattr(A, "i"))


def outer():
    x = "outer"

    class B:
        before = x

        def get(self):
            return x

        def set(self, v):
            nonlocal x
            x = v

    return B


B = outer()
b = B()
print(B.before, b.get())
b.set("changed")
print(b.get(), outer()().get(), B.before)


class C:
    global made
    made = "by C"

    def __init__(self):
        self.__class__.count = getattr(self, "count", 0) + 1

    def name(self):
        return __class__.__name__


print(made, C().count, C().count, C().name())


class D(C):
    def name(self):
        return "D of " + super().name()

    def in_nested(self):
        def deeper():
            return super(D, self).name()

        return deeper()


print(D().name(), D().in_nested())
counter = 0


class E:
    global counter
    counter += 1
    value = counter
    counter += 1


print(E.value, counter, hasattr(E, "counter"))
values = [lambda: x, lambda: A.x]
print([f() for f in values])
