# the walrus in comprehensions binds in the function around all of them.
total = 0
print([total := total + x for x in range(5)], total)
print([[last := i * j for i in range(3)] for j in range(3)], last)
print({(key := c): (value := ord(c)) for c in "ab"}["a"], key, value)
print(list((g := x) for x in range(3)), g)
print([y for x in range(6) if (y := x * x) % 2], y)


def function():
    found = None
    if any((found := n) > 3 for n in range(10)):
        inner = [found + k for k in range(2)]
        [[deep := found + a + b for a in range(2)] for b in range(2)]
        return found, inner, deep


print(function())


def with_global():
    global shared
    [shared := n for n in range(4)]


def with_nonlocal():
    count = 0

    def add(items):
        nonlocal count
        [count := count + n for n in items]

    add([1, 2])
    add([3])
    return count


with_global()
print(shared, with_nonlocal())


class C:
    def method(self):
        return [self.x for _ in (1,) if (self := self)][0]

    x = "attribute"


print(C().method(), (lambda: [z := 1, *[z := z + 1 for _ in range(3)], z])())
