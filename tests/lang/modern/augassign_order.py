# augmented assignment: the target is evaluated once, before the value, and stored last.
log = []


def note(value, name):
    log.append(name)
    return value


class Box:
    def __init__(self, **values):
        for key in values:
            setattr(self, key, values[key])

    def __getitem__(self, key):
        log.append("get")
        return 10

    def __setitem__(self, key, value):
        log.append("set %s" % value)


box = Box(x=1)
note(box, "object").x += note(5, "value")
print(box.x, log)
log.clear()
note(box, "object")[note(0, "key")] *= note(3, "value")
print(log)
items = [1, 2, 3]
items[note(0, "a")], i = 5, 1
items[i] += (i := 2)
print(items, i)


class InPlace:
    def __iadd__(self, other):
        log.append("iadd")
        return "new object"

    def __add__(self, other):
        return "added"


a = b = InPlace()
a += 1
print(a, b is a, b + 1)
x = y = [1]
x += [2]
print(x, y, x is y)
t = u = (1,)
t += (2,)
print(t, u)
pair = ([1], 2)
try:
    pair[0] += [3]
except TypeError:
    print(pair)
n = 7
n //= 2
n **= 3
n %= 5
n <<= 4
n |= 1
n ^= 3
n &= 0xFE
n >>= 1
n -= 1
n /= 2
print(n)
