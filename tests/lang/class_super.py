# super(): methods, class methods, attributes, several bases, nested functions.
class Base:
    kind = "base"

    def __init__(self, name):
        self.name = name

    def hello(self, greeting="hello"):
        return greeting + " " + self.name

    @classmethod
    def make(cls, *args):
        return cls(*args)

    @staticmethod
    def static():
        return "static"


class Child(Base):
    kind = "child"

    def __init__(self, name, extra):
        super().__init__(name)
        self.extra = extra

    def hello(self, greeting="hi"):
        first = super().hello(greeting)
        s = super()
        return first, s.hello(), super().kind, Base.hello(self)

    def nested(self):
        def inner():
            return __class__.__name__
        return inner(), super().static()

    @classmethod
    def make(cls, name):
        return super().make(name, "made")


class Grandchild(Child):
    def hello(self, *args, **kwargs):
        return ("grand",) + super().hello(*args, **kwargs)


c = Child("C", 1)
print(c.hello(), c.nested(), c.extra)
g = Grandchild.make("G")
print(type(g).__name__, g.hello(greeting="yo"), g.extra, g.hello("p"))
print(isinstance(g, Base), issubclass(Grandchild, Child), super(Child, g).hello())


class Left:
    def who(self):
        return ["left"]


class Right:
    def who(self):
        return ["right"]

    def only(self):
        return "only right"


class Both(Left, Right):
    def who(self):
        return ["both"] + super().who() + Right.who(self)

    def only(self):
        return super().only() + "!"


print(Both().who(), Both().only())
try:
    super(Child, Child("x", 2)).nothing
except AttributeError:
    print("AttributeError")
