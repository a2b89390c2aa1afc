# differs: micropython (lists can be changed while they are sorted)
# Sorting when comparisons fail or change the list.
class Fussy:
    def __init__(self, n, limit):
        self.n = n
        self.limit = limit

    def __lt__(self, other):
        Fussy.count += 1
        if Fussy.count > self.limit:
            raise RuntimeError("enough")
        return self.n < other.n


for limit in (0, 1, 5, 20, 60):
    Fussy.count = 0
    items = [Fussy((i * 7) % 30, limit) for i in range(30)]
    before = items[:]
    try:
        items.sort()
        print("sorted")
    except RuntimeError as e:
        print(limit, e, len(items), sorted(x.n for x in items) == list(range(30)), set(map(id, items)) == set(map(id, before)))
data = [3, 1, 2]


def grow(x):
    data.append(99)
    return x


try:
    data.sort(key=grow)
    print("not noticed")
except ValueError:
    print("changed while sorted", data)


def fail(x):
    if x == 2:
        raise KeyError(x)
    return x


data = [3, 2, 1]
try:
    data.sort(key=fail)
except KeyError as e:
    print("key failed", e, sorted(data))
seen = []
other = [4, 2, 3, 1]
other.sort(key=lambda x: seen.append(len(other)) or x)
print(other, seen)
