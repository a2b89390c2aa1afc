# Fractions: operators in both directions, comparison, hashing.
def gcd(a, b):
    while b:
        a, b = b, a % b
    return abs(a)


class Fraction:
    def __init__(self, n, d=1):
        if d == 0:
            raise ZeroDivisionError("Fraction(%d, 0)" % n)
        if d < 0:
            n, d = -n, -d
        g = gcd(n, d)
        self.n, self.d = n // g, d // g

    @staticmethod
    def make(v):
        return v if isinstance(v, Fraction) else Fraction(v)

    def __add__(self, other):
        other = Fraction.make(other)
        return Fraction(self.n * other.d + other.n * self.d, self.d * other.d)

    def __sub__(self, other):
        return self + -Fraction.make(other)

    def __mul__(self, other):
        other = Fraction.make(other)
        return Fraction(self.n * other.n, self.d * other.d)

    def __truediv__(self, other):
        other = Fraction.make(other)
        return Fraction(self.n * other.d, self.d * other.n)

    def __neg__(self):
        return Fraction(-self.n, self.d)

    def __lt__(self, other):
        other = Fraction.make(other)
        return self.n * other.d < other.n * self.d

    def __eq__(self, other):
        other = Fraction.make(other)
        return self.n == other.n and self.d == other.d

    def __hash__(self):
        return hash((self.n, self.d))

    def __repr__(self):
        return str(self.n) if self.d == 1 else "%d/%d" % (self.n, self.d)


half, third = Fraction(1, 2), Fraction(1, 3)
print(half + third, half - third, half * third, half / third, -half, half + 1, half * 2)
print(half < third, third < half, half == Fraction(-2, -4), half != third)
print(sorted([Fraction(3, 4), half, Fraction(5, 7), third]))
total = Fraction(0)
for n in range(1, 11):
    total = total + Fraction(1, n)
print(total)
print({half: "half", Fraction(2, 4): "again"})
try:
    half / 0
except ZeroDivisionError as e:
    print("ZeroDivisionError:", e)
