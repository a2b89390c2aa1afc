# Vectors: every kind of operator method.
class Vector:
    def __init__(self, *parts):
        self.parts = parts

    def __repr__(self):
        return "Vector" + repr(self.parts)

    def __add__(self, other):
        return Vector(*[a + b for a, b in zip(self.parts, other.parts)])

    def __sub__(self, other):
        return Vector(*[a - b for a, b in zip(self.parts, other.parts)])

    def __mul__(self, k):
        if isinstance(k, Vector):
            return sum(a * b for a, b in zip(self.parts, k.parts))
        return Vector(*[a * k for a in self.parts])

    def __rmul__(self, k):
        return self * k

    def __iadd__(self, other):
        self.parts = tuple(a + b for a, b in zip(self.parts, other.parts))
        return self

    def __neg__(self):
        return Vector(*[-a for a in self.parts])

    def __pos__(self):
        return self

    def __invert__(self):
        return Vector(*reversed(self.parts))

    def __bool__(self):
        return any(self.parts)

    def __len__(self):
        return len(self.parts)

    def __getitem__(self, i):
        return self.parts[i]

    def __eq__(self, other):
        return isinstance(other, Vector) and self.parts == other.parts

    def __call__(self, f):
        return Vector(*map(f, self.parts))


a, b = Vector(1, 2, 3), Vector(4, 5, 6)
print(a + b, a - b, a * 2, 3 * a, a * b, -a, +a is a, ~a)
c = a
a += b
print(a, c is a, bool(a), bool(Vector(0, 0)), len(a), a[1], a[-1], a[:2])
print(a == Vector(5, 7, 9), a != b, a == 5, list(a), 7 in a)
print(a(lambda x: x * x), [x for x in a if x % 2])
x, y, z = a
print(x, y, z, max(a), sum(a))
