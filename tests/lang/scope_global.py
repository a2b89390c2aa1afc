# global: in functions, nested functions, loops, imports, classes and definitions.
counter = 0


def up():
    global counter
    counter += 1
    return counter


def define():
    global helper, Made, math, i, caught
    import sys as math

    def helper():
        return "helper"

    class Made:
        pass

    for i in range(3):
        pass
    try:
        raise ValueError("v")
    except ValueError as caught:
        pass
    with_all = [counter for _ in range(2)]
    return with_all


print(up(), up(), counter, define())
print(helper(), Made.__name__, i, hasattr(math, "modules") or hasattr(math, "path"))
try:
    caught
except NameError:
    print("caught is gone")


def outer():
    counter = "local"

    def inner():
        global counter
        counter = 100
        return counter

    return inner(), counter


print(outer(), counter)


def remove():
    global counter
    del counter


remove()
try:
    counter
except NameError:
    print("removed")
counter = "again"
print(globals()["counter"], "up" in globals(), "with_all" in globals())
