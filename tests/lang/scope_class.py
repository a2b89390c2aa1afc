# differs: mpy-cross (a qualified name is the plain name)
# Names in class bodies: what methods see, what nested classes see, del and loops in a body.
# differs: device (the __qualname__ of a class in a class is its name)
x = "global"


class A:
    before = x
    x = "class"
    after = x
    for i in range(3):
        last = i
    del i
    squares = [n * n for n in range(last + 1)]
    if last == 2:
        def method(self):
            return x, self.x
    try:
        missing
    except NameError:
        found = "no"


print(A.before, A.after, A.last, A.squares, A().method(), A.found, hasattr(A, "i"))


def function(x):
    class B:
        inside = x
        y = "class y"

        def method(self):
            return x

        class C:
            z = x
            try:
                w = y
            except NameError:
                w = "y is not seen"

    return B


B = function("argument")
print(B.inside, B().method(), B.C.z, B.C.w)


class D:
    global g
    g = "set in class"
    counter = 0

    def up(self):
        D.counter += 1
        self.counter += 10
        return D.counter, self.counter


print(g, hasattr(D, "g"), D().up(), D().up())


def outer():
    n = 0

    class E:
        nonlocal n
        n = 5
    return n, hasattr(E, "n")


print(outer())


class F:
    a, (b, *c) = 1, "xyz"
    d = lambda self: self.a
    e = {k: k for k in "q"}


print(F.a, F.b, F.c, F().d(), F.e, F.__name__, F.__qualname__, B.__qualname__)
