# differs: micropython (no AttributeError of a property's is tried by __getattr__, __bool__ may give anything, no __index__ times a sequence)
"""What is asked when the first way fails: `__getattr__` behind properties, `__index__` behind `*`; what `__bool__` must give."""


class Lazy:
    def __init__(self, value):
        self.value = value

    @property
    def broken(self):
        return self.nothing.at_all

    @property
    def raised(self):
        raise AttributeError("own")

    @property
    def wrong(self):
        return [][self.value]

    @property
    def good(self):
        return self.value + 1

    def __getattr__(self, name):
        if name.startswith("no"):
            raise AttributeError(name)
        return "instead of " + name


class Descriptor:
    def __get__(self, this, owner):
        raise AttributeError("described")


class Heir(Lazy):
    described = Descriptor()

    @property
    def again(self):
        return super().raised

    @property
    def call(self):
        raise AttributeError("call")


class Strict:
    @property
    def broken(self):
        raise AttributeError("strict")


def tried(f, *args):
    try:
        return f(*args)
    except Exception as error:
        return type(error).__name__


lazy, heir = Lazy(1), Heir(2)
for thing in lazy, heir:
    print(thing.broken, thing.raised, thing.good, thing.value, thing.other)
    print(tried(lambda: thing.wrong), tried(lambda: thing.nothing), tried(lambda: thing.nobody()))
    print(getattr(thing, "raised"), getattr(thing, "raised", 5), getattr(thing, "none", 5), hasattr(thing, "broken"))
    print(hasattr(thing, "nowhere"), tried(getattr, thing, "wrong"), tried(hasattr, thing, "wrong"))
    print(thing.raised.upper(), [thing.broken for _ in range(2)])
print(heir.described, heir.again, tried(lambda: heir.call()), heir.call.split())
print(tried(lambda: Strict().broken), getattr(Strict(), "broken", 0), hasattr(Strict(), "broken"))


def generated():
    yield lazy.raised
    yield heir.good


print(list(generated()), f"{lazy.broken!r}")


class Truth:
    def __init__(self, value):
        self.value = value

    def __bool__(self):
        return self.value


class Length:
    def __init__(self, value):
        self.value = value

    def __len__(self):
        return self.value


def chosen(x):
    if x:
        return "yes"
    return "no"


def looped(x):
    while x:
        return "round"
    return "none"


for value in True, False, 0, 1, None, "text", [], Truth(True):
    x = Truth(value)
    print(tried(chosen, x), tried(looped, x), tried(bool, x), tried(lambda: not x), tried(lambda: chosen(x and 1)))
    print(tried(lambda: chosen(x or 0)), tried(list, filter(None, [x])) == [x], tried(any, [x]), tried(all, [x]))
for value in 0, 3, True:
    x = Length(value)
    print(chosen(x), looped(x), bool(x), not x, any([x]))


class Index:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        return self.value


class Own(Index):
    def __rmul__(self, other):
        return "own", other


two = Index(2)
print("ab" * two, two * "ab", [1] * two, two * [1, 2], (1,) * two, two * b"x", bytearray(b"y") * two, "ab" * Index(-1))
print([1] * Own(2), "a" * Own(3), tried(lambda: 2 * two), tried(lambda: two * 2.5), tried(lambda: two * two))
print(tried(lambda: {} * two), tried(lambda: None * two), tried(lambda: "a" * Index("b")), tried(lambda: True * two))
items = same = [1, 2]
items *= two
print(items, items is same, tried(lambda: [1] * Index(1 << 80)))
text = "-"
text *= Index(5)
print(text)
