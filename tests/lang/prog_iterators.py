# Iterator tools written by hand, from generators and classes.
def count(start=0, step=1):
    while True:
        yield start
        start += step


def take(n, items):
    for item in items:
        if not n:
            return
        n -= 1
        yield item


def chain(*sources):
    for source in sources:
        yield from source


def cycle(items):
    while True:
        yield from items


def pairwise(items):
    it = iter(items)
    before = next(it, None)
    for item in it:
        yield before, item
        before = item


def permutations(items):
    if not items:
        yield []
    for i in range(len(items)):
        for rest in permutations(items[:i] + items[i + 1:]):
            yield [items[i]] + rest


class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n


class Squares:
    def __getitem__(self, i):
        if i > 4:
            raise IndexError
        return i * i


print(list(take(5, count(10, -3))), list(chain("ab", [1], ())), list(take(7, cycle("xyz"))))
print(list(pairwise("abcd")), ["".join(p) for p in permutations(list("abc"))])
print(list(Countdown(4)), [x for x in Squares()], 9 in Squares(), list(zip(Squares(), Countdown(3))))
a, *b, c = Countdown(5)
print(a, b, c, sum(Countdown(10)), max(Squares()), sorted(Countdown(3)))
it = iter([1, 2, 3])
print(next(it), list(it), next(it, "none"), list(it))
print(sorted(dict(enumerate("ab", 1)).items()), list(map(lambda x, y: x * y, [1, 2, 3], Countdown(3))), list(filter(None, [0, 1, "", "a"])))
