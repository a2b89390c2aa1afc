# differs: micropython (it has no metaclasses)
import enum
from enum import Enum, Flag, IntEnum, IntFlag, StrEnum, auto, unique


class Color(Enum):
    RED = 1
    GREEN = "green"
    BLUE = (1, 2)
    CRIMSON = 1

    def describe(self):
        return "%s is %r" % (self.name.lower(), self.value)

    @property
    def is_warm(self):
        return self is Color.RED

    @classmethod
    def default(cls):
        return cls.GREEN


print(Color.RED, repr(Color.GREEN), Color.BLUE.value, Color.RED.name)
print(Color(1) is Color.RED, Color("green"), Color["BLUE"], Color.CRIMSON is Color.RED)
print(list(Color), len(Color), [member.name for member in list(Color)[::-1]])
print(list(Color.__members__), Color.RED in Color, repr(Color), isinstance(Color.RED, Color))
print(Color.RED.describe(), Color.GREEN.is_warm, Color.default(), type(Color.RED) is Color)
print(Color.RED == Color.RED, Color.RED == 1, Color.RED != Color.GREEN, bool(Color.RED), bool(Color))
print({Color.RED: "r", Color.GREEN: "g"}[Color(1)], "%s %r" % (Color.RED, Color.RED), f"{Color.RED:>12}|")
for wrong in (lambda: Color(7), lambda: Color["PINK"], lambda: setattr(Color, "RED", 2), lambda: Color.RED < Color.GREEN,
              lambda: delattr(Color, "RED"), lambda: Color.PINK):
    try:
        print(wrong())
    except (ValueError, KeyError, AttributeError, TypeError) as error:
        print(type(error).__name__)
try:

    class More(Color):
        PINK = 3

except TypeError:
    print("a class with members is the last")
try:
    Color(7)
except ValueError as error:
    print(error)


class Planet(Enum):
    EARTH = (6.0, 6.4)
    MARS = (0.6, 3.4)

    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius

    @property
    def ratio(self):
        return round(self.mass / self.radius, 2)


print([(planet.name, planet.mass, planet.ratio) for planet in Planet], Planet.EARTH.value)


class Level(IntEnum):
    LOW = auto()
    MIDDLE = auto()
    HIGH = 10
    TOP = auto()


print(list(Level), Level.LOW + 1, Level.HIGH > Level.LOW, max(Level), Level(2), str(Level.TOP), f"{Level.HIGH:04}")
print([10, 20, 30, 40][Level.MIDDLE], Level.LOW == 1, sorted([Level.TOP, Level.LOW]), Level.HIGH.name, isinstance(Level.LOW, int))
print({Level.LOW: "low"}[1], Level.MIDDLE in (1, 2), "%d %s" % (Level.HIGH, Level.HIGH))


class Word(StrEnum):
    HELLO = "hello"
    WORLD = auto()


print(list(Word), Word.HELLO + "!", Word.WORLD == "world", str(Word.HELLO), Word("world").upper(), Word.HELLO.name)


class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W


print(list(Perm), len(Perm), Perm.R | Perm.X, repr(Perm.R | Perm.W), Perm.RW is Perm.R | Perm.W)
print(Perm.RW & Perm.W, Perm.RW ^ Perm.R, ~Perm.R, Perm(0), bool(Perm(0)), bool(Perm.W), Perm.R in Perm.RW, Perm.X in Perm.RW)
print(list(Perm.RW | Perm.X), (Perm.R | Perm.X).value, Perm(5) is Perm(5), Perm(5) == Perm.R | Perm.X, repr(Perm(5)), repr(Perm(0)))
try:
    Perm(8)
except ValueError:
    print("ValueError")
try:
    Perm.R | 1
except TypeError:
    print("TypeError")


class Bits(IntFlag):
    A = 1
    B = 2
    C = 4


print(list(Bits), Bits.A | Bits.B, repr(Bits.A | Bits.C), Bits.A | 2, Bits.B + 5, repr(Bits.B & 3), repr(~Bits.A), Bits(6) & 4 == 4)


@unique
class Once(Enum):
    A = 1
    B = 2


try:

    @unique
    class Twice(Enum):
        A = 1
        B = 1

except ValueError:
    print("not unique")


class Shape(Enum):
    SQUARE = 4
    TRIANGLE = 3

    @classmethod
    def _missing_(cls, value):
        return cls.SQUARE if value == "box" else None

    def __str__(self):
        return "shape with %d sides" % self.value


print(Shape("box"), Shape(3), repr(Shape.SQUARE))


class Auto(Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower() + str(count)

    FIRST = auto()
    SECOND = auto()


print([member.value for member in Auto])
Made = Enum("Made", "ONE TWO")
print(list(Made), Made.TWO.value, Enum("Pairs", {"A": 5, "B": 6}).B, list(Enum("More", ["X", "Y"])))


class Base(Enum):
    def shout(self):
        return self.name + "!"


class Derived(Base):
    YES = 1
    NO = 0


print(Derived.YES.shout(), isinstance(Derived.NO, Base), isinstance(Derived, enum.EnumType), issubclass(Derived, Enum))
