# Augmented assignment to names, attributes, items; in place and not.
class Acc:
    def __init__(self):
        self.log = []
        self.n = 0

    def __iadd__(self, other):
        self.log.append(other)
        return self


x = 7
x += 1; x -= 2; x *= 3; x //= 4; x **= 3; x %= 50; x <<= 2; x >>= 1; x |= 8; x &= 29; x ^= 5
print(x)
y = 9
y /= 2
print(y)
acc = keep = Acc()
acc += 1
acc += 2
acc.n += 5
acc.log[0] *= 10
acc.log[-1:] += [3, 4]
print(acc is keep, acc.log, acc.n)
items = [1, 2]
same = items
items += (3,)
print(items, same is items)
items *= 2
print(items)
t = (1,)
u = t
t += (2,)
print(t, u)
s = "ab"
s += "c"
s *= 2
print(s)
counts = {}
for ch in "hello":
    counts[ch] = counts.get(ch, 0)
    counts[ch] += 1
print(sorted(counts.items()))


def index():
    print("once")
    return 0


items[index()] += 100
print(items[0])


def outer():
    n = 1
    def inner():
        nonlocal n
        n += 1
        n *= 10
    inner()
    return n


print(outer())


def unbound():
    z += 1


try:
    unbound()
except NameError:
    print("unbound")
