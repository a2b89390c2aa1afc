# differs: micropython (its iter takes no sentinel)
# Enumerate, zip, map and filter have no end of their own: each asks again what is below it.


class Rests:
    """An iterator that ends for a moment after every second item."""

    def __init__(self):
        self.n = 0
        self.rested = True

    def __iter__(self):
        return self

    def __next__(self):
        if self.n % 2 == 0 and not self.rested:
            self.rested = True
            raise StopIteration
        self.rested = False
        self.n += 1
        return self.n


for iterator in enumerate(Rests()), zip(Rests(), "abcdefgh"), map(str, Rests()), filter(None, Rests()):
    print(list(iterator), list(iterator), next(iterator), next(iterator), next(iterator, "rests"), next(iterator))
print(list(zip()), list(map(max, (), ())), next(zip(), "none"))

# Iterators of sequences, and of calls, end for good.
items = [1]
for iterator in iter(items), iter(lambda: len(items), 2):
    print(list(iterator))
    items.append(2)
    print(list(iterator), next(iterator, "ended"))

