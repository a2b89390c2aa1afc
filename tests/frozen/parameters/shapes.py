"""Functions that are called with and without names of arguments."""


def area(width, height=2, *, unit="cm"):
    return "%d %s2" % (width * height, unit)


def volume(length, breadth, depth):
    return length * breadth * depth


def collect(first, *rest, last=None, **others):
    return first, rest, last, sorted(others.items())


class Box:
    def __init__(self, width, colour="red"):
        self.width = width
        self.colour = colour

    def grow(self, amount=1, factor=1):
        self.width = (self.width + amount) * factor
        return self

    def __call__(self, question, answer=None):
        return question, answer

    @classmethod
    def named(cls, title):
        return cls(len(title), colour=title)


class Lid(Box):
    def __init__(self, handle, width=7):
        super().__init__(width, "blue")
        self.handle = handle


def outer(start):
    def inner(step, stop=10):
        return start, step, stop

    return inner


def numbers(low, high):
    while low < high:
        yield low
        low += 1


def again(low, high):
    # The same code as that of `numbers`, but for its name.
    while low < high:
        yield low
        low += 1


double = lambda operand, times=2: operand * times
