# differs: micropython (no reflected divmod, no pow of three for classes)
# What divmod, pow and float ask of classes and of large numbers.
class Meters:
    def __init__(self, n):
        self.n = n

    def __divmod__(self, other):
        return ("divmod", self.n, other) if isinstance(other, int) else NotImplemented

    def __rdivmod__(self, other):
        return "rdivmod", other, self.n

    def __pow__(self, exponent, modulus=None):
        return "pow", self.n, exponent, modulus


class Feet:
    def __rdivmod__(self, other):
        return NotImplemented

    def __pow__(self, exponent, modulus=None):
        return NotImplemented


print(divmod(Meters(7), 2), divmod(7, Meters(2)), divmod(7.5, Meters(2)))
print(divmod(17, 5), divmod(-17, 5), divmod(7.5, 2), divmod(10**20, 7))
print(pow(Meters(2), 3), pow(Meters(2), 3, 5), Meters(2) ** 3, pow(2, 10, 1000), pow(2, 10, None))
for wrong in (
    lambda: divmod(Feet(), 2),
    lambda: divmod(2, Feet()),
    lambda: divmod("a", 2),
    lambda: pow(Feet(), 2, 3),
    lambda: pow(2, 3.0, 3),
    lambda: divmod(1, 0),
    lambda: float(10**400),
    lambda: float(-(10**400)),
):
    try:
        print(wrong())
    except (TypeError, ZeroDivisionError, OverflowError) as e:
        print(type(e).__name__)
print(float("1e400"), float("-inf"), float(2**100) == 2.0**100)
print([int.from_bytes(b"\x01\x02" * n, "big") for n in (0, 1, 2, 4, 7)])
print(int.from_bytes(b"\xff\xfe", "little", signed=True), int.from_bytes(bytes(20), "little"))
print(int.from_bytes(b"\x80" + bytes(6), "big", signed=True), int.from_bytes(b"\x01" + bytes(7), "big") == 2**56)
