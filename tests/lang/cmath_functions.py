# differs: host (linked programs have complex numbers, a file that is loaded alone has not)
# differs: mpy-cross (so has no file of the real compiler)
# differs: device (complex numbers)
# differs: micropython (its cmath has few functions)
import cmath
from cmath import exp, log, phase, polar, rect, sqrt


def shown(value):
    if isinstance(value, tuple):
        return " ".join(shown(part) for part in value)
    if isinstance(value, complex):
        return "(%s, %s)" % (shown(value.real), shown(value.imag))
    # Not -0, which the last digit may make.
    return "%.3f" % (value + 0.0 if abs(value) >= 0.0005 else 0.0)


NAMES = "phase polar exp log log10 sqrt sin cos tan sinh cosh tanh asin acos atan asinh acosh atanh".split()
VALUES = 1 + 2j, -1.5 + 0.5j, -0.25 - 2j, 2 - 1j, 0.5j, 3, -2.5, 0.5
for name in NAMES:
    print(name, *[shown(getattr(cmath, name)(value)) for value in VALUES])
for name in NAMES:
    try:
        print(name, shown(getattr(cmath, name)(0)), end=" ")
    except ValueError as e:
        print(name, type(e).__name__, end=" ")
print()
print(shown(rect(2, 1)), shown(polar(rect(2, -1))), shown(log(8, 2)), shown(log(-1)), shown(exp(1j * cmath.pi)))
print(sqrt(-4), sqrt(4), sqrt(complex(-4, -0.0)), sqrt(2j), abs(phase(-1) - cmath.pi) < 1e-5, phase(complex(-1, -0.0)) < 0)
print(cmath.isnan(cmath.nan), cmath.isinf(cmath.infj), cmath.isfinite(1 + 1j), cmath.isfinite(cmath.nanj), cmath.inf)
print(cmath.isclose(1j, 1j + 1e-12), cmath.isclose(1, 1.5), cmath.isclose(1, 1.5, rel_tol=0.5), shown(cmath.tau - 6))
for bad in ([], "1", None):
    try:
        log(bad)
    except TypeError as e:
        print(type(e).__name__)
for function in cmath.log, cmath.atanh:
    try:
        function(0 if function is log else 1)
    except ValueError as e:
        print(type(e).__name__)


class Meters:
    def __float__(self):
        return 4.0


print(shown(sqrt(Meters())), abs(3 + 4j), abs(complex(3e18, 4e18)) == 5e18)
