# differs: micropython (halves round away from zero when a float is formatted)
# Floats, printed to as many digits as the smallest board has.
def show(*values):
    print(" ".join("%.4g" % v for v in values))


show(1.5 + 2.25, 1.5 - 2.25, 1.5 * 2.5, 7.5 / 2.5, 7 / 2, -7 / 2, 2 ** 0.5, 2 ** -2)
show(7.5 // 2, -7.5 // 2, 7.5 % 2, -7.5 % 2, 7.5 % -2, 1e10, 1e-10, 123456.0)
print(0.5, 1.0, -2.0, 100.0, 0.25, 1.5e3, 0.001, 5e-1, float("0.75"), float(" -3.5 "), float(7), float(True))
print(1.5 == 1.5, 1.5 < 2, 2 > 1.5, 1 == 1.0, 0.5 != 0.25, -0.0 == 0.0, 1.0 <= 1, 3 >= 3.5)
print(int(2.75), int(-2.75), round(2.5), round(3.5), round(-2.5), round(2.6), abs(-1.5), -(1.5), +1.5)
print(float("inf"), -float("inf"), float("nan"), float("inf") > 1e30, float("nan") == float("nan"))
print("%.2f %.0f %e %g %5.1f|%-8.3f|%+.1f" % (3.14159, 2.5, 12500.0, 0.0001, 2.25, 1.5, 2.0))
print("{:.2f} {:8.3f}| {:<8.1f}| {:e} {:g} {:+.1f} {:08.2f}".format(2.5, 1.25, 9.5, 1500.0, 1e10, 1.5, -3.5))
print(max(1.5, 2, 0.5), min(1, 0.5), sum([0.5, 0.25, 1]), sorted([2.5, 1, 0.5, -1]))
print(divmod(7.5, 2), 7.5.__class__ is float, isinstance(1.0, float), isinstance(1, float), bool(0.0), bool(0.1))
for bad in (lambda: 1.0 / 0, lambda: 1.0 // 0.0, lambda: 1 % 0.0, lambda: float("x"), lambda: 1.5 + "a", lambda: int(float("inf")), lambda: int(float("nan")), lambda: 1.5 << 1):
    try:
        bad()
    except (ZeroDivisionError, ValueError, TypeError, OverflowError) as e:
        print(type(e).__name__)
x = 0.5
x += 1
x *= 3
x -= 0.5
x /= 4
x **= 2
x //= 0.25
print(x, {1.0: "one"}[1], {2: "two"}[2.0], 1.5 in [1, 1.5], [0.5, 1].index(1.0))
