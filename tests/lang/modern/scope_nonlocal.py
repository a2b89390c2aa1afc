# nonlocal, global and free variables in many levels, of parameters, loops, handlers, imports and classes.
def counter():
    n = 0

    def up():
        def really():
            nonlocal n
            n += 1
            return n

        return really()

    return up, lambda: n


up, now = counter()
print(up(), up(), now())


def params(a, *args, b=1, **kw):
    def show():
        return a, args, b, sorted(kw)

    def change():
        nonlocal a, args, b
        a, args, b = b, (a,), args
        return show()

    return show(), change(), show()


print(params(1, 2, 3, b=4, c=5))


def loops():
    functions = []
    for i in range(3):
        functions.append(lambda: i)
    try:
        raise ValueError("v")
    except ValueError as error:
        keep = lambda: error
    import sys

    def late():
        return sys.__name__, defined_later

    defined_later = 5
    try:
        keep()
    except NameError:
        gone = True
    return [f() for f in functions], gone, late()


print(loops())
g = 1


def mixed():
    g = 2

    def use_global():
        global g
        g += 10

        def inner():
            return g

        return inner()

    return use_global(), g


print(mixed(), g)


def deleted():
    x = 1

    def get():
        return x

    del x
    try:
        get()
    except NameError:
        return "free variable is gone"


print(deleted())
