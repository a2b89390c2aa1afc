# global: in functions, classes, nested scopes, loops, imports, except clauses, with, del and definitions.
def bind():
    global a, b, c
    a, *b = 1, 2, 3
    for c in range(3):
        pass


def define():
    global function, Class, module

    def function():
        return "function"

    class Class:
        kind = "class"

    import sys as module


def handle():
    global error
    try:
        raise ValueError
    except ValueError as error:
        seen = "error" in globals()
    return seen, "error" in globals()


def remove():
    global a
    del a
    return "a" in globals()


def walrus():
    global w
    if (w := 5) and [w := w + n for n in range(2)]:
        return w


def augmented():
    global count
    count += 1
    count *= 3
    return count


class C:
    global from_class
    from_class = "set in a class"

    def method(self):
        global from_method
        from_method = self


count = 1
bind()
define()
print(a, b, c, function(), Class.kind, module.__name__, handle(), remove(), walrus(), augmented(), count)
c = C()
c.method()
print(from_class, from_method is c, hasattr(C, "from_class"))


def outer():
    x = "outer"

    def middle():
        global x

        def inner():
            return x

        x = "global x"
        return inner()

    return middle(), x


print(outer(), x)
