# closures over loop variables, parameters that are cells, comprehension cells, recursion and mutual recursion.
def makers():
    result = []
    for i in range(3):
        def show(prefix, i=i):
            return prefix + str(i)
        result.append((show, lambda: i))
    i = "last"
    return result


print([(a("n"), b()) for a, b in makers()])


def cells(a, b=2, /, *args, c, **kw):
    def change():
        nonlocal a, b, args, c, kw
        a, b, c = b, c, a
        args += (a,)
        kw = sorted(kw)
        return a, b, args, c, kw

    return change(), (a, b, args, c, kw)


print(cells(1, 5, 6, c=3, d=4))


def even_odd(n):
    def even(n):
        return n == 0 or odd(n - 1)

    def odd(n):
        return n != 0 and even(n - 1)

    return even(n), odd(n)


print(even_odd(6), even_odd(7))


def deep():
    x = 0
    def a():
        def b():
            def c():
                nonlocal x
                x += 1
                return [x + y for y in range(2) if (lambda: x)() > 0]
            return c
        return b
    return a()()(), x


print(deep())


def accumulate():
    total, history = 0, []
    while (value := (yield total)) is not None:
        total += value
        history.append(lambda t=total: t)
    return [h() for h in history]


acc = accumulate()
print(next(acc), acc.send(5), acc.send(6))
try:
    acc.send(None)
except StopIteration as stop:
    print(stop.value)
