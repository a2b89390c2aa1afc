# positional-only parameters that inner functions capture, defaults evaluated once, methods.
def counter(start=0, step=1, /):
    def up():
        nonlocal start
        start += step
        return start

    return up


first, second = counter(), counter(10, 5)
print(first(), first(), second(), second(), first())


def shared(item, /, into=[]):
    into.append(item)
    return len(into)


print(shared(1), shared(2), shared(3, into=[]), shared(4))


class Vector:
    def __init__(self, x, y=0, /):
        self.x, self.y = x, y

    @staticmethod
    def zero(size=2, /):
        return [0] * size

    @classmethod
    def diagonal(cls, value, /, *, scale=1):
        return cls(value * scale, value * scale)


v = Vector.diagonal(3, scale=2)
print(v.x, v.y, Vector(4).y, Vector.zero(), Vector.zero(3))
for make in (lambda: Vector(x=1), lambda: Vector.zero(size=1), lambda: Vector.diagonal(value=1)):
    try:
        make()
    except TypeError:
        print("by position only")


def generator(limit, /):
    while limit:
        yield limit
        limit -= 1


print(list(generator(3)), sum(generator(4)))
