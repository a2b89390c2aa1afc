# Integers: operators, signs, limits, conversions.
print([-15, -14, -13, -12, -11, -10])
values = [0, 1, -1, 7, -7, 3, 1073741823, -1073741824, 1073741824, 2147483648, -4294967297, 10 ** 15]
for a in (7, -7, 1073741823, -1073741824):
    print([a + b for b in values])
    print([a - b for b in values])
    print([a * b for b in values])
    print([a // b if b else "-" for b in values])
    print([a % b if b else "-" for b in values])
print([divmod(a, b) for a in (7, -7) for b in (3, -3)])
print([a & 0xFF for a in values], [a | 5 for a in (0, -1, 8)], [a ^ -1 for a in (0, 5, -5)])
print([1 << n for n in (0, 5, 30, 31, 62)], [-5 >> n for n in (0, 1, 2, 40)], [~a for a in (0, -1, 5)])
print([-a for a in values], [abs(a) for a in values], +5)
print([2 ** n for n in (0, 1, 10, 30, 31, 64)], (-3) ** 3, 0 ** 0, (-2) ** 31, pow(2, 10))
print([a == b for a, b in ((1, 1), (1, True), (0, False), (2, 2.0), (1073741824, 1 << 30))])
print([a < 1073741824 for a in values])
print(int("42"), int("-17"), int(" 8 "), int("0x1f", 16), int("ff", 16), int("0b11", 0), int("777", 8), int(3.9), int(-3.9), int(True))
print(str(-5), repr(1 << 40), "%d %i %x %X %o" % (1, -2, 255, 255, 8), "{:b} {:d} {:x}".format(5, -5, 255))
print(bool(0), bool(-1), bool(1 << 40), not 0, 5 and 0 or 3)
print(max(values), min(values), sum(values), sorted(values)[:3])
for bad in (lambda: 1 // 0, lambda: 1 % 0, lambda: 1 << -1, lambda: int("x"), lambda: int("12", 2), lambda: 5 + "5", lambda: int(None)):
    try:
        bad()
    except (ZeroDivisionError, ValueError, TypeError) as e:
        print(type(e).__name__)
n = 5
n += 2
n -= 1
n *= 3
n //= 2
n **= 2
n %= 50
n <<= 3
n >>= 1
n |= 1
n &= 0xFE
n ^= 3
print(n, hash(5) == hash(5.0), 1 == 1.0, int.from_bytes(b"\x01\x02", "big"), (258).to_bytes(2, "little"))
