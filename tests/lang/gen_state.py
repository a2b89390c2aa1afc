# Generators keep everything: locals, loops, handlers, closures, arguments.
def fib(limit, *, start=(0, 1)):
    a, b = start
    while a < limit:
        yield a
        a, b = b, a + b


def windows(items, n):
    for i in range(len(items) - n + 1):
        yield tuple(items[i:i + n])


def guarded(values):
    for v in values:
        try:
            yield 10 // v
        except ZeroDivisionError:
            yield "inf"
        else:
            yield "ok"
        finally:
            yield "next"


def with_closure():
    total = 0

    def add(n):
        nonlocal total
        total += n
        return total

    while True:
        n = yield total
        if n is None:
            return
        add(n)


print(list(fib(50)), list(fib(30, start=(2, 1))))
print(list(windows("abcd", 2)), list(windows([1], 2)))
print(list(guarded([5, 0])))
c = with_closure()
next(c)
print(c.send(5), c.send(7))
gens = [fib(10), fib(100), windows("xyz", 1)]
print([next(g) for g in gens for _ in range(2)])
print(next(gens[0]), next(gens[1]), list(gens[2]))


def pipeline(source):
    doubled = (x * 2 for x in source)
    odd = (x + 1 for x in doubled if x % 3)
    return (x for i, x in enumerate(odd) if i % 2 == 0)


print(list(pipeline(range(10))))


class Bag:
    def __init__(self, *items):
        self.items = items

    def __iter__(self):
        for i in self.items:
            yield i

    def pairs(self):
        for a in self:
            for b in self:
                if a < b:
                    yield a, b


print(list(Bag(1, 2, 3).pairs()), sorted(Bag(3, 1, 2)), dict(zip(Bag("a", "b"), Bag(1, 2))) == {"a": 1, "b": 2})


def depth(n):
    yield n
    if n:
        for v in depth(n - 1):
            yield v


print(list(depth(12)))


def self_running():
    try:
        next(me)
    except ValueError as e:
        print("ValueError")
    yield 1


me = self_running()
print(next(me))
