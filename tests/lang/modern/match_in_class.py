# match: on self, in special methods, properties, class methods and with private attributes.
# differs: device (no match)
class Shape:
    __match_args__ = ("kind", "size")

    def __init__(self, kind, size):
        self.kind, self.size = kind, size
        self.__secret = size * 10

    def __eq__(self, other):
        match other:
            case Shape(self.kind, self.size):
                return True
            case str(self.kind):
                return "kind"
        return False

    def __getitem__(self, key):
        match key:
            case slice():
                return "slice"
            case int(i) if i < 0:
                return "negative"
            case int(i):
                return self.size + i
            case (a, b):
                return a, b
            case _:
                raise KeyError(key)

    @property
    def area(self):
        match self:
            case Shape("square", s):
                return s * s
            case Shape(kind="line"):
                return 0
            case Shape(_Shape__secret=hidden):
                return hidden

    @classmethod
    def parse(cls, text):
        match text.split(":"):
            case [kind, size]:
                return cls(kind, int(size))
            case [kind]:
                return cls(kind, 1)


a = Shape.parse("square:4")
print(a.area, Shape.parse("line").area, Shape("blob", 2).area)
print(a == Shape("square", 4), a == Shape("square", 5), a == "square", a == 5)
print(a[1], a[-1], a[1:2], a[1, 2])
try:
    a["x"]
except KeyError as error:
    print("KeyError", error.args[0])
