# comprehensions in functions: their variables are their own, and each run makes its own.
x = "global"


def shadows(x, n):
    squares = [x * x for x in range(n)]
    return x, squares, sorted({x for x in squares if x % 2}), {x: n for x in squares}


def iterable_is_outside(x):
    return [x for x in x], [x for x in x if x for x in [x, x + 1]]


def nested(n):
    return [[(i, j, k) for k in range(j)] for i in range(n) for j in range(i)], [i for i in [j for j in range(n)]]


def side_by_side(a, b):
    return [i for i in a] + [j for j in b] + [(i, j) for i in a for j in b]


def walrus(values):
    found = [last := value for value in values if value]
    deep = [[deepest := (value, other) for other in values] for value in values]
    return found, last, len(deep), deepest


def captured(n):
    makers = [lambda: i for i in range(n)]
    again = [lambda: i + n for i in range(n)]
    return [make() for make in makers], [make() for make in again]


def captured_twice():
    runs = []
    for n in (1, 2):
        runs.append([lambda: i * n for i in range(n + 1)])
    return [[make() for make in makers] for makers in runs]


def handlers(values):
    out = []
    for value in values:
        try:
            out.append([10 // item for item in value])
        except ZeroDivisionError:
            out.append("zero")
        finally:
            out.append(sorted({item: item for item in value}))
    return out


def generator(values):
    for value in values:
        yield [item + value for item in values]
    yield from [value for value in values]


def stays(n):
    i = "kept"
    return [i for i in range(n)], i


class Base:
    def name(self):
        return "base"


class Derived(Base):
    letters = "abc"
    copies = [letter for letter in letters]

    def name(self):
        return [super(Derived, self).name() + letter for letter in self.letters]

    def __private(self):
        return [self.__secret for _ in range(2)]

    def private(self):
        self.__secret = 7
        return self.__private()


def deleted(values):
    del values[0]
    result = [value for value in values]
    value = 5
    del value
    try:
        return result, value
    except NameError:
        return result, "gone"


def recursive(n):
    return [recursive(m) for m in range(n)]


def unpacked(pairs):
    return [a + b for a, b in pairs], sorted({a: rest for a, *rest in pairs}.items()), [y for (_, y) in pairs]


def in_lambda():
    return (lambda n: [n * i for i in range(n)])(3)


def globals_inside():
    global counter
    counter = 0

    def count():
        global counter
        counter += 1
        return counter

    return [(counter, count()) for _ in range(3)], [x for _ in range(2)]


def nonlocal_inside():
    total = 0

    def add(values):
        nonlocal total
        total = sum([total + value for value in values])
        return [total for _ in range(2)]

    return add([1, 2]), add([3]), [total for _ in range(1)]


print(shadows("kept", 4))
print(iterable_is_outside([1, 2]))
print(nested(4))
print(side_by_side([1], "ab"))
print(walrus([0, 1, 2]))
print(captured(3), captured_twice())
print(handlers([[1, 2], [0], []]))
print(list(generator([1, 2])))
print(stays(3))
print(Derived().name(), Derived.copies, Derived().private())
print(deleted([1, 2, 3]))
print(recursive(3))
print(unpacked([(1, 2), (3, 4)]))
print(in_lambda())
print(globals_inside())
print(nonlocal_inside())
print(1 if sum([a for a, b in [(1, (2, *(1,), 195)), (2, 3)] for n in "xy"]) else 2)
