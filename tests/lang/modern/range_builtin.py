# replacing `range` in a function by `global`, and in another scope by a closure.
def replaced():
    global range
    saved = range
    range = lambda *args: ["own", *args]
    try:
        out = []
        for x in range(1, 2):
            out.append(x)
        return out
    finally:
        range = saved


def counting():
    for x in range(2):
        yield x


print(replaced(), list(counting()))


def outer():
    def range(*args):
        return args

    def inner():
        for x in range(5, 6, 7):
            yield x

    return list(inner())


print(outer())
numbers = range
for x in numbers(2):
    print(x, end=" ")
print([y for y in range(3)], sum(range(4)), list(range(3, 0, -1)))
for range in [1, 2]:
    pass
print(range)
