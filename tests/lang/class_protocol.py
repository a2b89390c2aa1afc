# differs: micropython (special methods of builtin classes are not found by name)
# Special methods reached by name, by super() and by either operand.
class Counter(dict):
    def __setitem__(self, key, value):
        super().__setitem__(key, value + 1)

    def __getitem__(self, key):
        return super().__getitem__(key) * 10

    def __contains__(self, key):
        return super().__contains__(key) or key == "any"

    def __repr__(self):
        return "Counter" + super().__repr__()


c = Counter()
c["a"] = 1
print(c["a"], "a" in c, "any" in c, "b" in c, len(c), c)
del c["a"]
print(c, list.__len__([1, 2]), set.__contains__({1}, 1), [1, 2].__getitem__(1), "abc".__contains__("b"))


class Equal:
    def __eq__(self, other):
        print("eq", type(other).__name__)
        return NotImplemented if other is None else 1


class Unequal:
    def __ne__(self, other):
        print("ne", type(other).__name__)
        return "differs"


print(Equal() != Unequal(), Unequal() != Equal(), Equal() != 3, Equal() != None, 3 != Equal(), None != Unequal())


class Plain:
    def method(self):
        return "Plain object at" in super().__repr__()


p = Plain()
print(p.method(), hash(p.method) == hash(p.method), p.method == p.method, p.method == Plain().method)
for arguments in [(int, "x"), (Plain, 3), (3, p), (str, int)]:
    try:
        print(super(*arguments))
    except TypeError as e:
        print("TypeError")
print(isinstance(super(Plain, p), super), hash({}.values()) is not None)
for view in [{}.keys(), {}.items()]:
    try:
        hash(view)
    except TypeError:
        print("unhashable view")


class Doubled(map):
    def total(self):
        return sum(self)


print(Doubled(lambda x: x * 2, [1, 2, 3]).total(), list(Doubled(abs, [-1])))


class Odd(Exception):
    def __new__(cls, *args):
        return 1


def generator():
    yield 1


g = generator()
next(g)
try:
    g.throw(Odd)
except TypeError:
    print("not an exception")
g.close()
for target in [int, 1]:
    try:
        object.__new__(target)
    except TypeError:
        print("no bare object")


def deep(n):
    return n and deep(n - 1)


print(deep(200))
try:
    deep(-1)
except RuntimeError as e:
    print("too deep")
