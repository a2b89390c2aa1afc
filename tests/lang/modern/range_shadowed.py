# a `range` of the program's own is used in for loops, wherever it comes from.
def in_parameter(range):
    return [x for x in range(3)], [x for x in loop(range)]


def loop(range):
    for x in range(2):
        yield x


def twice(n):
    return [n, n]


print(in_parameter(twice))


class Ranges:
    def range(self, n):
        return "abc"[:n]

    def use(self):
        for x in range(2):
            print(x, end=" ")
        for x in self.range(2):
            print(x, end=" ")
        print()


Ranges().use()


def local():
    range = twice
    for x in range(5):
        print(x, end=" ")
    print()


local()
for x in range(2):
    print(x, end=" ")
range = twice
for x in range(7):
    print(x, end=" ")
print()
Ranges().use()
del range
for x in range(1):
    print("builtin again", x)
