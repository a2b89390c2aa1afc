# del: names of every scope, attributes, items, slices, several at once, in loops and handlers, in order.
log = []


class Box:
    def __init__(self):
        self.a = self.b = 1

    def __delitem__(self, key):
        log.append(key)


def n(value):
    log.append(value)
    return value


box = Box()
x = y = z = 1
del x, (y, [z])
print([name for name in "xyz" if name in globals()])
del box.a, box[n(1)], box[n(2), n(3)], box[n("k")]
print(hasattr(box, "a"), box.b, log)
items = list(range(10))
del items[0], items[-1], items[1:3], items[n(0)]
print(items)
table = {"a": 1, "b": 2, "c": {"d": 3}}
del table["a"], table["c"]["d"]
print(sorted(table), table["c"])


def function(a, *b, c=1, **d):
    del b, d
    try:
        print(b)
    except NameError:
        del a, c
    e = 5

    def inner():
        nonlocal e
        del e

    inner()
    try:
        return e
    except NameError:
        return "deleted inside"


print(function(1))
for i in range(3):
    del i
try:
    print(i)
except NameError:
    print("no i")
try:
    raise ValueError
except ValueError as error:
    del error
print("error" in globals())


class C:
    a = 1
    b = 2
    del a

    def f(self):
        del self.c
        return hasattr(self, "c")


c = C()
c.c = 1
print(hasattr(C, "a"), C.b, c.f())
try:
    del items[100]
except IndexError:
    print("IndexError")
try:
    del table["none"]
except KeyError:
    print("KeyError")
