# Recursion: mutual, through methods, closures, generators, comprehensions.
def is_even(n):
    return True if n == 0 else is_odd(n - 1)


def is_odd(n):
    return False if n == 0 else is_even(n - 1)


print(is_even(20), is_odd(21), is_even(7))


def flatten(value):
    if not isinstance(value, list):
        return [value]
    return [x for item in value for x in flatten(item)]


print(flatten([1, [2, [3, [4, []]]], 5]))


def ackermann(m, n):
    return n + 1 if m == 0 else ackermann(m - 1, 1 if n == 0 else ackermann(m, n - 1))


print(ackermann(2, 3))


class Node:
    def __init__(self, value, *children):
        self.value, self.children = value, children

    def total(self):
        return self.value + sum(child.total() for child in self.children)

    def depth(self):
        return 1 + max([c.depth() for c in self.children] or [0])

    def __iter__(self):
        yield self.value
        for child in self.children:
            yield from child


tree = Node(1, Node(2, Node(3)), Node(4), Node(5, Node(6, Node(7))))
print(tree.total(), tree.depth(), list(tree))


def curry(n, *got):
    return (lambda x: curry(n - 1, *got, x)) if n else got


print(curry(3)(1)(2)(3))


def power_set(items):
    if not items:
        return [()]
    rest = power_set(items[1:])
    return rest + [(items[0],) + r for r in rest]


print(power_set("abc"))


def gcd(a, b): return a if not b else gcd(b, a % b)


print(gcd(1071, 462), (lambda f: f(f, 5))(lambda f, n: n and n + f(f, n - 1)))
