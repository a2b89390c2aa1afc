# differs: micropython (it has no functools)
import functools
from functools import lru_cache, partial, reduce, total_ordering, wraps

print(reduce(lambda a, b: a * b, range(1, 6)), reduce(max, [3, 9, 2], 4), reduce(max, [], "start"))
try:
    reduce(max, [])
except TypeError as error:
    print(error)


def volume(length, width=1, height=1):
    return length, width, height


slab = partial(volume, 2, height=5)
print(slab(), slab(3), slab(width=4), slab(7, height=8))
cube = partial(slab, width=9)
print(cube(), cube.args, cube.keywords, cube.func is volume)
print(list(map(partial(pow, 2), range(5))), partial(sorted, reverse=True)([2, 3, 1]))


def logged(function):
    @wraps(function)
    def wrapper(*args, **keywords):
        print("call", args, keywords)
        return function(*args, **keywords)

    return wrapper


@logged
def add(a, b=1):
    return a + b


print(add(1), add(2, b=3))


@functools.cache
def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


print(fibonacci(30), fibonacci.cache_info())
fibonacci.cache_clear()
print(fibonacci.cache_info().currsize)

calls = []


@lru_cache(maxsize=2)
def square(x):
    calls.append(x)
    return x * x


print([square(x) for x in (1, 2, 1, 3, 1, 2)], calls, square.cache_info())
print(square.cache_parameters(), square.__wrapped__(9))


@lru_cache
def area(width, height=2):
    calls.append(width)
    return width * height


print(area(3), area(3), area(3, height=4), area.cache_info())


class Circle:
    def __init__(self, radius):
        self.radius = radius

    @functools.cached_property
    def area(self):
        print("computed")
        return 3 * self.radius**2

    @lru_cache(maxsize=None)
    def scaled(self, factor):
        print("scaled")
        return self.radius * factor

    double = functools.partialmethod(scaled, 2)


circle = Circle(2)
print(circle.area, circle.area, Circle(5).area, circle.scaled(3), circle.scaled(3), circle.__dict__)


@total_ordering
class Version:
    def __init__(self, *parts):
        self.parts = parts

    def __eq__(self, other):
        return self.parts == other.parts

    def __lt__(self, other):
        if not isinstance(other, Version):
            return NotImplemented
        return self.parts < other.parts


@total_ordering
class Size:
    def __init__(self, size):
        self.size = size

    def __eq__(self, other):
        return self.size == other.size

    def __ge__(self, other):
        return self.size >= other.size


for low, high in ((Version(1, 2), Version(1, 10)), (Size(1), Size(2))):
    print(low < high, low <= high, low > high, low >= high, low <= low, low >= low, low < low, low > low)
    print(high < low, high <= low, high > low, high >= low, max(low, high) is high)
try:
    total_ordering(int.__class__("Empty", (), {}))
except ValueError as error:
    print(error)


def by_length_then_text(a, b):
    return len(a) - len(b) or (a > b) - (a < b)


words = "pear fig apple kiwi date".split()
print(sorted(words, key=functools.cmp_to_key(by_length_then_text)))
print(max(words, key=functools.cmp_to_key(lambda a, b: (a > b) - (a < b))))


@functools.singledispatch
def describe(value):
    return "something"


@describe.register(int)
def describe_int(value):
    return "int %d" % value


describe.register(list, lambda value: "list of %d" % len(value))
print(describe(3), describe([1]), describe("x"), describe(True), describe.dispatch(int)(7))
