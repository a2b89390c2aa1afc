# slices and subscripts: order of evaluation of object, bounds and value; None bounds; nested slices.
log = []


def n(value):
    log.append("None" if value is None else value if isinstance(value, (int, str)) else "obj")
    return value


def done():
    text = " ".join(str(x) for x in log)
    log.clear()
    return text


items = list(range(8))
print(n(items)[n(1):n(5)], done())
print(n(items)[n(None):n(3)], n(items)[n(5):n(None)], done())
n(items)[n(0):n(2)] = n([7, 8, 9])
print(items, done())
del n(items)[n(0):n(1)]
print(items, done())
n(items)[n(0)] += n(100)
print(items[0], done())
a, n(items)[n(1)] = n("left"), n("right")
print(a, items[1], done())


class Grid:
    def __getitem__(self, key):
        rows, columns = key
        return [(r, c) for r in self.span(rows) for c in self.span(columns)]

    def span(self, key):
        return range(2)[key] if isinstance(key, slice_type) else [key]


class Slices:
    def __getitem__(self, key):
        return key


slice_type = Slices()[1:2].__class__
print(len(Grid()[:, :]), Grid()[0, :], Grid()[1:, 5], Grid()[n(0):n(1), n(3)], done())
print(Slices()[1, 2:3].__class__ is tuple, Slices()[::].__class__ is slice_type, Slices()[..., 1:][0] is ...)
