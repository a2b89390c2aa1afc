# Inheritance: overriding, super, several bases, order of look-up.
class Base:
    kind = "base"

    def __init__(self, name):
        self.name = name

    def hello(self):
        return "hello from " + self.name

    def describe(self):
        return self.kind + ":" + self.hello()


class Left(Base):
    kind = "left"

    def __init__(self, name, extra=None):
        super().__init__(name + "-L")
        self.extra = extra

    def hello(self):
        return "<" + super().hello() + ">"


class Right(Base):
    def hello(self):
        return "(" + super().hello() + ")"

    def only_right(self):
        return "right " + self.name


class Deep(Left):
    def hello(self):
        return "deep " + super(Deep, self).hello()


print(Base("b").describe(), Left("l", 1).describe(), Right("r").describe(), Deep("d").describe())
print(Left("x", 5).extra, Deep("y").extra)


class Mixin:
    def loud(self):
        return self.hello().upper()


class Both(Mixin, Right):
    pass


b = Both("both")
print(b.loud(), b.only_right(), b.kind)
print(isinstance(b, Mixin), isinstance(b, Base), isinstance(b, Left), issubclass(Both, Right), issubclass(Deep, Base))
print(issubclass(Left, (Right, Base)), isinstance(b, (int, Mixin)))


class Shape:
    def area(self):
        raise NotImplementedError("area of " + type(self).__name__)

    def __lt__(self, other):
        return self.area() < other.area()


class Square(Shape):
    def __init__(self, side):
        self.side = side

    def area(self):
        return self.side ** 2


print([s.side for s in sorted([Square(3), Square(1), Square(2)])])
try:
    Shape().area()
except NotImplementedError as e:
    print(e)


class Meta(list):
    def total(self):
        return sum(self)

    def append(self, x):
        super().append(x * 2)


m = Meta([1, 2])
m.append(5)
print(m.total(), len(m), m[2], m == [1, 2, 10], isinstance(m, list))
