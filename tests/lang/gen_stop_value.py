# The value of StopIteration through built-in iterators, and throwing what is no exception.
# differs: micropython (it throws at once what is no exception)
class Counting:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration("counted")
        self.n -= 1
        return self.n


def stop_of(iterator):
    try:
        while True:
            next(iterator)
    except StopIteration as e:
        return e.args


for make in (iter, enumerate, lambda c: map(str, c), zip, lambda c: filter(None, c)):
    print(stop_of(make(Counting(3))))
print(stop_of(iter([])), stop_of(iter(range(2))), stop_of(map(str, [])))
print(stop_of(iter([1]).__iter__()), list(map(str, Counting(2))))


def stops_early(x):
    if x < 2:
        return x
    raise StopIteration(444)


def delegates(iterator):
    result = yield from iterator
    print("result", result)


print(list(delegates(map(stops_early, range(10)))))
print(list(delegates([1, 2])), list(delegates(Counting(1))), list(delegates({1: 2}.items())))
print(list(delegates(zip(Counting(2), "abc"))))


class Throws:
    def __iter__(self):
        return self

    def __next__(self):
        return 1

    def throw(self, x):
        print("throw", x)
        return 456


g = delegates(Throws())
print(next(g), g.throw(123), g.throw(ZeroDivisionError) if False else "")


class Plain:
    def __iter__(self):
        return self

    def __next__(self):
        return 1


for thrown in (123, ValueError, ValueError("v")):
    g = delegates(Plain())
    next(g)
    try:
        g.throw(thrown)
    except (TypeError, ValueError) as e:
        print(type(e).__name__)
g = delegates([])
for i in range(2):
    try:
        g.throw(5)
    except TypeError:
        print("TypeError")


class Closes(Plain):
    def throw(self, x):
        print("not thrown")

    def close(self):
        print("closed")


g = delegates(Closes())
next(g)
try:
    g.throw(GeneratorExit)
except GeneratorExit:
    print("GeneratorExit")
