# generators: expressions with many clauses, early and late evaluation, close, throw, return, recursion.
def note(value):
    print("note", value)
    return value


g = (note(x) * y for x in note([1, 2]) for y in note([10]) if note(x) > 1)
print("made")
print(next(g))
print(list(g))
n = 5
lazy = (n * x for x in range(n))
n = 2
print(list(lazy))
print(sum(x for x in range(5)), max((x for x in "abc"), key=lambda c: -ord(c)), dict((k, v) for k, v in [("a", 1)]))


def tree(depth):
    if depth:
        yield from tree(depth - 1)
        yield depth
        yield from tree(depth - 1)


print(list(tree(3)))


def handles():
    while True:
        try:
            x = yield
            print("got", x)
        except ValueError as error:
            print("error", error.args)
        except GeneratorExit:
            print("exit")
            return


h = handles()
next(h)
h.send(1)
h.throw(ValueError(2))
h.close()
try:
    h.send(3)
except StopIteration:
    print("stopped")


def returns():
    return 5
    yield


try:
    next(returns())
except StopIteration as stop:
    print(stop.value)


def bad():
    raise StopIteration
    yield


try:
    next(bad())
except RuntimeError:
    print("RuntimeError")
print([list(x for x in range(y)) for y in range(3)], [*(a for b in [[1], [2]] for a in b)])
