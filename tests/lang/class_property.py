# property, staticmethod, classmethod and nested classes.
class Circle:
    made = 0

    def __init__(self, r):
        self.r = r
        type(self).made += 1

    @property
    def diameter(self):
        return self.r * 2

    @diameter.setter
    def diameter(self, d):
        if d < 0:
            raise ValueError("negative")
        self.r = d // 2

    @diameter.deleter
    def diameter(self):
        print("deleting")
        self.r = 0

    @classmethod
    def unit(cls):
        return cls(1)

    @staticmethod
    def describe(r):
        return "circle of %d" % r

    def area(self):
        return 3 * self.r ** 2

    size = property(lambda self: self.area() + 1)


class Ring(Circle):
    made = 0


c = Circle(5)
print(c.diameter, c.size)
c.diameter = 8
print(c.r, c.diameter, c.size)
del c.diameter
print(c.r)
for action in (lambda: setattr(c, "diameter", -1), lambda: setattr(c, "size", 1)):
    try:
        action()
    except (ValueError, AttributeError) as e:
        print(type(e).__name__)
u, v = Circle.unit(), Ring.unit()
print(type(u).__name__, type(v).__name__, Circle.made, Ring.made, c.unit().r)
print(Circle.describe(3), c.describe(4), Ring.describe(5))


class Outer:
    class Inner:
        value = 5

        def get(self):
            return self.value

    def make(self):
        return Outer.Inner()

    limit = Inner.value * 2
    items = [Inner.value for _ in range(1)] if False else [limit]


print(Outer().make().get(), Outer.Inner.value, Outer.limit, Outer.items)


def factory(base, n):
    class Made(base):
        number = n

        def twice(self):
            return n * 2

    return Made


M1, M2 = factory(object, 1), factory(Circle, 2)
print(M1().twice(), M2(3).area(), M2.number, M1 is not M2)
