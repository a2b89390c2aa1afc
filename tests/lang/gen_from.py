# yield from: delegation of values, sends, throws and results.
def inner(name):
    log.append(name + " start")
    try:
        while True:
            got = yield name
            log.append((name, got))
            if got == "stop":
                return name + " result"
    except KeyError as e:
        log.append("caught")
        return "after error"
    finally:
        log.append(name + " end")


def outer():
    first = yield from inner("A")
    second = yield from inner("B")
    yield [first, second]
    yield from "xy"
    yield from [1, 2]
    rest = yield from range(2)
    return rest


log = []
g = outer()
print(next(g), g.send(1), g.send("stop"), g.throw(KeyError("k")))
print(list(g), log)
log = []
h = outer()
next(h)
h.close()
print(log)


def tree(n):
    if n:
        yield from tree(n - 1)
        yield n
        yield from tree(n - 1)


print(list(tree(4)))


class Custom:
    def __iter__(self):
        return self

    def __init__(self):
        self.n = 0

    def __next__(self):
        self.n += 1
        if self.n > 2:
            raise StopIteration("custom result")
        return self.n


def delegate():
    r = yield from Custom()
    print("got", r)
    try:
        yield from iter([10])
    finally:
        print("done")


print(list(delegate()))


def flatten(items):
    for item in items:
        if isinstance(item, list):
            yield from flatten(item)
        else:
            yield item


print(list(flatten([1, [2, [3, [4]], []], 5])))
d = delegate()
next(d)
try:
    d.throw(ValueError)
except ValueError:
    print("through")
