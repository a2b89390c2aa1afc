# Generators that feed each other, infinite ones, recursion.
def count(start=0):
    while True:
        yield start
        start += 1


def take(n, source):
    for _ in range(n):
        yield next(source)


def where(test, source):
    for item in source:
        if test(item):
            yield item


def chain(*sources):
    for source in sources:
        yield from source


def tree(depth):
    if depth:
        yield from tree(depth - 1)
        yield depth
        yield from tree(depth - 1)


def primes():
    found = []
    for n in count(2):
        if all(n % p for p in found):
            found.append(n)
            yield n


def window(items, size):
    buffer = []
    for item in items:
        buffer.append(item)
        if len(buffer) == size:
            yield tuple(buffer)
            buffer.pop(0)


print(list(take(5, count(3))), list(take(4, where(lambda n: n % 3 == 0, count()))))
print(list(chain("ab", [1], (c for c in "z"))), list(tree(3)))
print(list(take(10, primes())), list(window("abcd", 2)))


def permutations(items):
    if len(items) < 2:
        yield items
        return
    for i in range(len(items)):
        for rest in permutations(items[:i] + items[i + 1:]):
            yield items[i:i + 1] + rest


print(["".join(p) for p in permutations(list("abc"))])
shared = count()
print([next(shared) for _ in range(3)], next(shared), list(zip("ab", shared)), next(shared))
