# How deep Python functions may call each other: through each kind of call, in steps of ten.
def r(n):
    if n == 0:
        return 0
    return r(n - 1) + 1


class M:
    def m(self, n):
        return 0 if n == 0 else self.m(n - 1) + 1

    @property
    def p(self):
        global left
        left -= 1
        return 0 if left <= 0 else self.p + 1

    def __add__(self, n):
        return 0 if n == 0 else self + (n - 1)


class I:
    def __init__(self, n):
        if n:
            self.i = I(n - 1)


class W:
    def __enter__(self):
        return self

    def __exit__(self, *a):
        pass


def g(n):
    if n:
        for x in g(n - 1):
            yield x
    yield n


def w(n):
    if n:
        with W():
            w(n - 1)


def depth(name, f):
    import gc
    n = 10
    while n < 2000:
        gc.collect()
        try:
            f(n)
        except (RuntimeError, MemoryError):
            break
        n += 10
    print(name, n - 10)


def prop(n):
    global left
    left = n
    M().p


depth('function', r)
depth('method', M().m)
depth('init', I)
depth('property', prop)
depth('add', lambda n: M() + n)
depth('generator', lambda n: list(g(n)))
depth('with', w)
