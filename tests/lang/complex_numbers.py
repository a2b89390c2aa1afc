# differs: host (linked programs have complex numbers, a file that is loaded alone has not)
# differs: mpy-cross (so has no file of the real compiler)
# differs: device (complex numbers)
# differs: micropython (hashes, formats, powers of whole exponents and messages are CPython's)
def refused(f, *args):
    try:
        return f(*args)
    except (TypeError, ValueError, ZeroDivisionError, AttributeError) as e:
        return type(e).__name__


# Literals and their signs.
print(2j, 1 + 2j, -1.5 - 0.25j, 0j, -0.0 - 1j, (1 + 2j).real, (1 + 2j).imag)
print(type(1j), isinstance(1j, complex), isinstance(1, complex), complex)
for z in 1j, 3 - 4j:
    print(z.conjugate(), abs(z), bool(z), +z, -z, z * 0 == 0, z != z.conjugate())
print((1j, 2), [1j, -1j], {1j: "i"}[1j], {2: "two"}[2 + 0j], hash(2.5 + 0j) == hash(2.5))

# Operators, with numbers on either side.
a, b = 3 + 4j, 1 - 2j
print(a + b, a - b, a * b, a / b, a**2, a**-1 * 25, a**0, b**3)
print(a + 1, 1 + a, a - 0.5, 0.5 - a, a * 2, 2 * a, a / 2, 25 / a, True + a, 2**0j)
print(sum([1j, 2, 0.5]), sum([a, b], 1), a == 3 + 4j, a == 3, 3 + 0j == 3, 3.0 == 3 + 0j, 1j != 1)
c = 1j
c += 2
c *= 1j
c -= 1
c /= 2
c **= 2
print(c, (-8) ** 0.5 == 0, round(((-8) ** 0.5).imag, 3), "%.3f" % ((1j**2.5).real))

# The class.
print(complex(), complex(1), complex(1.5, -2), complex(1j), complex(1j, 2j), complex(real=3, imag=1))
for text in "1", "1.5j", "j", "-J", "1+2j", " -1-2j ", "(3-4j)", "1e2-1e-1j", "+5", "nan-infj":
    print(complex(text), end=" ")
print()
for text in "", "1+2", "1j+2", "1 + 2j", "1+2j+3", "2j3", "(1", "one", "1__0":
    print(refused(complex, text), end=" ")
print(refused(complex, "1", 2), refused(complex, 1, "2"), refused(complex, []), refused(complex, None))


class Vector:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __complex__(self):
        return complex(self.x, self.y)

    def __radd__(self, other):
        return "radd", other

    def __eq__(self, other):
        return complex(self) == other


class Weight:
    def __float__(self):
        return 2.5


class Wrong:
    def __complex__(self):
        return 1


print(complex(Vector(1, 2)), complex(Weight()), 1j + Vector(1, 1), 1j == Vector(0, 1), refused(complex, Wrong()))

# Formats.
print(f"{a:.2f} {b:+.1f} {a:>10} {1j:<6}| {a:*^12} {2.5j:+} {a:.3} {b:g} {a!r}", "%s" % a, str(b), format(a))
print(refused(format, a, "08"), refused(format, a, "=8"), complex(0.5, -0.0), complex(-0.0, 2))

# What complex numbers have not.
print(refused(lambda: a < b), refused(lambda: a // b), refused(lambda: a % 2), refused(lambda: ~a))
print(refused(lambda: int(a)), refused(lambda: float(a)), refused(lambda: a + "x"), refused(lambda: 1 | 1j))
print(refused(lambda: 1 / 0j), refused(lambda: 0j**-1), refused(lambda: 0j**1j), refused(pow, a, 2, 3))
print(refused(setattr, a, "real", 1), refused(lambda: "%d" % 1j), divmod(7, 2), refused(divmod, a, 2))


# A subclass, a pattern, a default, a name of the program's own.
class Phasor(complex):
    def angle(self):
        return "%.4f" % __import__("math").atan2(self.imag, self.real)


print(Phasor(0, 1).angle(), Phasor(1, 1) + 1, isinstance(Phasor(), complex))


def kind(z, unit=1j):
    match z:
        case 2 + 3j:
            return "two and three"
        case complex():
            return "complex", z * unit
        case _:
            return "other"


def local(complex):
    return complex + 1


print(kind(2 + 3j), kind(4j), kind(4), local(1), [complex for complex in (1, 2)])
