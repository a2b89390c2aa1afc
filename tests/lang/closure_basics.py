# Closures: captured variables are shared, live and per call.
def counter():
    n = 0

    def up(by=1):
        nonlocal n
        n += by
        return n

    def read():
        return n

    def reset():
        nonlocal n
        n = 0

    return up, read, reset


up, read, reset = counter()
up2, read2, _ = counter()
print(up(), up(5), read(), up2(), read2(), reset(), read(), read2())


def adders():
    return [lambda x: x + i for i in range(3)], [lambda x, i=i: x + i for i in range(3)]


late, early = adders()
print([f(10) for f in late], [f(10) for f in early])


def three_deep(a):
    def two(b):
        def one(c):
            nonlocal a, b
            a += 1
            b += a
            return a, b, c

        return one

    return two


f = three_deep(1)(10)
print(f(100), f(200))


def compose(*fs):
    def run(x):
        for g in fs:
            x = g(x)
        return x

    return run


print(compose(lambda x: x + 1, str, lambda s: s * 3, len)(99))


def delete():
    x = 1

    def get():
        return x

    before = get()
    del x
    try:
        return get()
    except NameError:
        x = 2
        return before, get()


print(delete())


def args_captured(a, *rest, k=0, **more):
    def show():
        return a, rest, k, sorted(more)

    a += 1
    return show


print(args_captured(1, 2, 3, k=4, z=5)())


def unbound():
    def inner():
        return value

    try:
        inner()
    except NameError:
        print("not yet")
    value = 5
    return inner()


print(unbound())


def curry(f, *bound):
    return lambda *rest: f(*bound, *rest)


print(curry(max, 3)(1, 9), curry(lambda a, b, c: a * b + c, 2, 3)(4))
functions = {}
for name in ("one", "two"):
    def make(n=name):
        return n * 2
    functions[name] = make
print(functions["one"](), functions["two"](), make("x"))
