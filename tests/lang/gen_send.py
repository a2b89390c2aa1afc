# Generators: send, throw, close, return values, delegation.
def echo():
    received = []
    while True:
        try:
            got = yield len(received)
        except ValueError as e:
            got = "error " + str(e)
        if got is None:
            return received
        received.append(got)


g = echo()
print(next(g), g.send("a"), g.send("b"), g.throw(ValueError("v")))
try:
    g.send(None)
except StopIteration as e:
    print(e.value)


def outer():
    result = yield from inner()
    print("inner gave", result)
    second = yield from [10, 20]
    return second


def inner():
    x = yield 1
    try:
        y = yield x
    except KeyError:
        y = "key"
    return y


g = outer()
print(next(g), g.send("sent"), g.throw(KeyError()), next(g))
print(list(g))
g = outer()
next(g)
g.close()
try:
    next(g)
except StopIteration as e:
    print("closed", e.value)


def numbers():
    n = yield
    while n:
        n = (yield n * 2) or 0


g = numbers()
try:
    g.send(1)
except TypeError:
    print("not started")
next(g)
print(g.send(4), g.send(5), list(g))
expression = (lambda: (yield 1) or (yield 2))()
print(list(expression))


def broken():
    yield 1
    raise StopIteration


try:
    list(broken())
except RuntimeError:
    print("RuntimeError")
a, *b = (i * i for i in range(4))
print(a, b, sum((yield_ for yield_ in range(3))))
