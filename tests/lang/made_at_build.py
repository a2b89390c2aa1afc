# Functions with defaults and classes as they lie in an image: made once, called and looked through in every way.


def scaled(value, factor=3, offset=1):
    return value * factor + offset


makers = []
for step in (1, 10):

    def shift(value, by=step, *rest):
        return value + by + len(rest)

    makers.append(shift)


class Base:
    kind = "base"
    limit = 4

    def name(self, prefix="<"):
        return prefix + self.kind


class Wide(Base):
    a, b, c, d, e = 1, 2, 3, 4, 5
    f, g, h, i, j = 6, 7, 8, 9, 10

    def total(self, first=0):
        return first + self.a + self.e + self.j + self.limit


class Mixin:
    def extra(self, n=2):
        return self.kind * n


class Both(Wide, Mixin):
    kind = "both"


setattr(Base, "".join(["com", "puted"]), 7)
Odd = type("Odd", (Base,), {"kind": "odd", "twice": lambda self, n=21: 2 * n})

print(scaled(2), scaled(2, 5), scaled(2, 5, 0), scaled(2, offset=0), scaled(value=1))
print([maker(5) for maker in makers], [maker(5, 6, 7, 8) for maker in makers])
for args in ((), (1, 2, 3, 4)):
    try:
        print(scaled(*args))
    except TypeError:
        print("TypeError")
wide, both, odd = Wide(), Both(), Odd()
print(wide.total(), wide.total(100), wide.name(), wide.name("["), wide.computed)
print(both.total(), both.extra(), both.extra(1), both.name(), odd.name(), odd.twice(), odd.twice(4))
print(getattr(both, "comp" + "uted"), hasattr(wide, "extra"), hasattr(both, "missing"))
print(issubclass(Both, Base), issubclass(Wide, Mixin), isinstance(odd, Base), super(Both, both).kind)

Base.limit = 40
Wide.k = 11
del Wide.j
Wide.j = 100
Both.total = lambda self, first=1: -first
print(wide.total(), wide.k, both.k, both.total(), both.total(3))
Mixin.kind = "mixin"
del Both.kind
print(both.extra(), both.name("("))
del Base.kind
print(both.extra(), Mixin().extra(n=1))
try:
    print(wide.name())
except AttributeError:
    print("AttributeError")
