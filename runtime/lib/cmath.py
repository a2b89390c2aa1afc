"""Functions of complex numbers."""

import math as _math
from _complex import complex as _complex, hypot as _hypot, parts as _parts

e = _math.e
pi = _math.pi
tau = _math.tau
inf = _math.inf
nan = _math.nan
infj = _complex(0.0, inf)
nanj = _complex(0.0, nan)


def phase(z):
    x, y = _parts(z)
    return _math.atan2(y, x)


def polar(z):
    x, y = _parts(z)
    return _hypot(x, y), _math.atan2(y, x)


def rect(r, phi):
    return _complex(r * _math.cos(phi), r * _math.sin(phi))


def exp(z):
    x, y = _parts(z)
    size = _math.exp(x)
    return _complex(size * _math.cos(y), size * _math.sin(y))


def log(z, base=None):
    x, y = _parts(z)
    result = _complex(_math.log(_hypot(x, y)), _math.atan2(y, x))
    return result if base is None else result / log(base)


def log10(z):
    result, scale = log(z), _math.log(10.0)
    return _complex(result.real / scale, result.imag / scale)


def sqrt(z):
    x, y = _parts(z)
    if x == 0 and y == 0:
        return _complex(0.0, y)
    # The part whose sign is known first: no difference of near numbers is taken.
    root = _math.sqrt((abs(x) + _hypot(x, y)) / 2)
    if x >= 0:
        return _complex(root, y / (2 * root))
    return _complex(abs(y) / (2 * root), _math.copysign(root, y))


def cos(z):
    x, y = _parts(z)
    return cosh(_complex(-y, x))


def sin(z):
    return _turned(sinh, z)


def tan(z):
    return _turned(tanh, z)


def cosh(z):
    x, y = _parts(z)
    return _complex(_math.cosh(x) * _math.cos(y), _math.sinh(x) * _math.sin(y))


def sinh(z):
    x, y = _parts(z)
    return _complex(_math.sinh(x) * _math.cos(y), _math.cosh(x) * _math.sin(y))


def tanh(z):
    x, y = _parts(z)
    a, b = _math.tanh(x), _math.tan(y)
    size = 1 + a * a * b * b
    return _complex(a * (1 + b * b) / size, b * (1 - a * a) / size)


def acos(z):
    x, y = _parts(z)
    a, b = sqrt(_complex(1 - x, -y)), sqrt(_complex(1 + x, y))
    return _complex(2 * _math.atan2(a.real, b.real), _math.asinh(b.real * a.imag - b.imag * a.real))


def asin(z):
    return _turned(asinh, z)


def atan(z):
    return _turned(atanh, z)


def acosh(z):
    x, y = _parts(z)
    a, b = sqrt(_complex(x - 1, y)), sqrt(_complex(x + 1, y))
    return _complex(_math.asinh(a.real * b.real + a.imag * b.imag), 2 * _math.atan2(a.imag, b.real))


def asinh(z):
    x, y = _parts(z)
    a, b = sqrt(_complex(1 + y, -x)), sqrt(_complex(1 - y, x))
    return _complex(
        _math.asinh(a.real * b.imag - b.real * a.imag), _math.atan2(y, a.real * b.real - a.imag * b.imag)
    )


def atanh(z):
    x, y = _parts(z)
    if _math.copysign(1.0, x) < 0:
        return -atanh(_complex(-x, -y))
    near, far = (1 - x) * (1 - x) + y * y, (1 + x) * (1 + x) + y * y
    if near == 0:
        raise ValueError("math domain error")
    return _complex(_math.log(far / near) / 4, -_math.atan2(-2 * y, (1 - x) * (1 + x) - y * y) / 2)


def _turned(function, z):
    # A circular function by its hyperbolic one: f(z) = -i h(iz).
    x, y = _parts(z)
    result = function(_complex(-y, x))
    return _complex(result.imag, -result.real)


def isfinite(z):
    return all(_math.isfinite(part) for part in _parts(z))


def isinf(z):
    return any(_math.isinf(part) for part in _parts(z))


def isnan(z):
    return any(_math.isnan(part) for part in _parts(z))


def isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0):
    if rel_tol < 0 or abs_tol < 0:
        raise ValueError("tolerances must be non-negative")
    if a == b:
        return True
    if isinf(a) or isinf(b):
        return False
    return abs(a - b) <= max(rel_tol * max(abs(a), abs(b)), abs_tol)
