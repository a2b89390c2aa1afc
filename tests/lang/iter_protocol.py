# differs: micropython (iter takes one argument)
# The iterator protocol: __iter__, __next__, __getitem__, __reversed__, __len__, iter with a sentinel, next with a default.
class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n


print(list(Countdown(3)), sum(Countdown(4)), max(Countdown(5)), sorted(Countdown(3)), 2 in Countdown(5), tuple(Countdown(2)))
for x in Countdown(3):
    print(x, end=" ")
print()


class Squares:
    def __init__(self, n):
        self.n = n

    def __getitem__(self, i):
        if i >= self.n:
            raise IndexError
        return i * i

    def __len__(self):
        return self.n


sq = Squares(4)
print(list(sq), [x for x in sq], 9 in sq, 5 in sq, list(reversed(sq)), len(sq), bool(Squares(0)), list(zip(sq, sq)), list(enumerate(sq)))
a, b, c, d = sq
first, *rest = Squares(3)
print(a, b, c, d, first, rest, list(sq) + list(Countdown(2)))


class Fruit:
    def __iter__(self):
        yield "apple"
        yield "pear"

    def __reversed__(self):
        return iter(["pear", "apple"])

    def __contains__(self, x):
        return x == "any"


print(list(Fruit()), list(reversed(Fruit())), "any" in Fruit(), "apple" in Fruit(), ", ".join(Fruit()), dict(zip(Fruit(), [1, 2])))
values = iter([3, 1, 0, 5])
print(list(iter(lambda: next(values), 0)), next(values))
it = iter("ab")
print(next(it), next(it), next(it, "default"), next(iter([]), None))
try:
    next(it)
except StopIteration as e:
    print("StopIteration", e.value)
for bad in (5, None, Squares, len):
    try:
        iter(bad)
    except TypeError:
        print("not iterable")
    try:
        next(bad)
    except TypeError:
        print("not an iterator")


class Failing:
    def __iter__(self):
        return self

    def __next__(self):
        raise ValueError("broken")


for use in (list, sum, sorted, max, lambda x: [y for y in x], lambda x: list(map(str, x)), lambda x: list(zip([1], x)), lambda x: dict(enumerate(x)), ",".join):
    try:
        use(Failing())
    except ValueError as e:
        print(e, end=" ")
print()
