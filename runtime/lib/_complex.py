"""Complex numbers: the builtin `complex`, in Python. A literal such as `2j` is a call of the class."""

import math


def parts(x):
    # The real and the imaginary part of a number, or of an object that has a number's value.
    if isinstance(x, complex):
        return x.real, x.imag
    if hasattr(x, "__complex__"):
        z = x.__complex__()
        if not isinstance(z, complex):
            raise TypeError("__complex__ returned non-complex (type %s)" % type(z).__name__)
        return z.real, z.imag
    if isinstance(x, (int, float)) or hasattr(x, "__float__") or hasattr(x, "__index__"):
        return float(x), 0.0
    raise TypeError("complex() argument must be a string or a number, not '%s'" % type(x).__name__)


def _operand(x):
    # The parts of an operand; None if an operator shall leave it to the operand's own type.
    if isinstance(x, complex):
        return x.real, x.imag
    if isinstance(x, (int, float)):
        return float(x), 0.0
    return None


def _parse(text):
    # The parts of a number that is written as `1+2j`, maybe in parentheses.
    number = text.strip()
    if number[:1] == "(" and number[-1:] == ")":
        number = number[1:-1].strip()
    try:
        if number[-1:] not in ("j", "J"):
            return _float(number), 0.0
        number = number[:-1]
        # The imaginary part begins with the last sign that belongs to no exponent.
        start = len(number) - 1
        while start > 0 and not (number[start] in "+-" and number[start - 1] not in "eE"):
            start -= 1
        imag = number[max(start, 0) :]
        return (_float(number[:start]) if start > 0 else 0.0), _float(imag + "1" if imag in ("", "+", "-") else imag)
    except ValueError:
        raise ValueError("complex() arg is a malformed string")


def _float(text):
    if text != text.strip():
        raise ValueError
    return float(text)


def _text(number, is_typed=False):
    # A part as complex numbers show it: `2`, not `2.0`, unless a format asks for it.
    return number[:-2] if number[-2:] == ".0" and not is_typed else number


def hypot(x, y):
    # The length of a vector, without overflow on the way.
    x, y = abs(x), abs(y)
    if x < y:
        x, y = y, x
    if y == 0 or math.isinf(x):
        return x
    y /= x
    return x * math.sqrt(1 + y * y)


def _product(a, b, c, d):
    return complex(a * c - b * d, a * d + b * c)


def _quotient(a, b, c, d):
    # Divides by the greater part first, so that no product overflows that the quotient does not need.
    if abs(c) >= abs(d):
        if c == 0:
            raise ZeroDivisionError("complex division by zero")
        ratio = d / c
        c += d * ratio
        return complex((a + b * ratio) / c, (b - a * ratio) / c)
    ratio = c / d
    d += c * ratio
    return complex((a * ratio + b) / d, (b * ratio - a) / d)


def _whole_power(base, n):
    result = complex(1.0, 0.0)
    while n:
        if n & 1:
            result *= base
        n >>= 1
        if n:
            base *= base
    return result


def _power(a, b, c, d):
    if c == 0 and d == 0:
        return complex(1.0, 0.0)
    if a == 0 and b == 0:
        if d != 0 or c < 0:
            raise ZeroDivisionError("0.0 to a negative or complex power")
        return complex(0.0, 0.0)
    # Small whole exponents are exact by multiplication.
    if d == 0 and abs(c) <= 100 and c == int(c):
        result = _whole_power(complex(a, b), int(abs(c)))
        return _quotient(1.0, 0.0, result.real, result.imag) if c < 0 else result
    length, angle = hypot(a, b), math.atan2(b, a)
    size, turn = length**c, angle * c
    if d != 0:
        size *= math.exp(-angle * d)
        turn += d * math.log(length)
    return complex(size * math.cos(turn), size * math.sin(turn))


def pow(x, y):
    # What the machine asks for where a power of floats is no float.
    return _power(float(x), 0.0, float(y), 0.0)


def _split(spec):
    # A format specification as fill and alignment, sign, width, and the rest.
    align = ""
    if spec[1:2] and spec[1] in "<>=^":
        align, spec = spec[:2], spec[2:]
    elif spec[:1] and spec[0] in "<>=^":
        align, spec = spec[:1], spec[1:]
    sign = ""
    if spec[:1] and spec[0] in "+- ":
        sign, spec = spec[0], spec[1:]
    hashes = ""
    if spec[:1] == "#":
        hashes, spec = "#", spec[1:]
    if spec[:1] == "0":
        raise ValueError("Zero padding is not allowed in complex format specifier")
    if align[-1:] == "=":
        raise ValueError("'=' alignment flag is not allowed in complex format specifier")
    digits = 0
    while spec[digits : digits + 1].isdigit():
        digits += 1
    return align, sign, spec[:digits], hashes + spec[digits:]


class complex:
    def __init__(self, real=0.0, imag=None):
        if isinstance(real, str):
            if imag is not None:
                raise TypeError("complex() can't take second arg if first is a string")
            real, imag = _parse(real)
        elif type(real) is not float or type(imag) is not float:
            if isinstance(imag, str):
                raise TypeError("complex() second arg can't be a string")
            is_complex = isinstance(imag, complex)
            real, more = parts(real)
            if is_complex:
                # The second argument counts as multiplied by 1j.
                real, imag = real - imag.imag, more + imag.real
            else:
                imag = more if imag is None else float(imag) if more == 0 else more + float(imag)
        self._real = real
        self._imag = imag

    @property
    def real(self):
        return self._real

    @property
    def imag(self):
        return self._imag

    def conjugate(self):
        return complex(self._real, -self._imag)

    def __complex__(self):
        return complex(self._real, self._imag)

    def __repr__(self):
        imag = _text(repr(self._imag))
        if not self._has_real():
            return imag + "j"
        return "(" + _text(repr(self._real)) + (imag if imag[0] == "-" else "+" + imag) + "j)"

    def _has_real(self):
        # Whether the real part is written: -0 is.
        return self._real != 0 or math.copysign(1.0, self._real) < 0

    def __format__(self, spec):
        if not spec:
            return str(self)
        align, sign, width, rest = _split(spec)
        is_typed = rest[-1:].isalpha()
        if not is_typed and "." in rest:
            rest += "g"
        imag = _text(format(self._imag, "+" + rest), is_typed) + "j"
        if is_typed or self._has_real():
            text = _text(format(self._real, sign + rest), is_typed) + imag
            text = text if is_typed else "(" + text + ")"
        else:
            text = imag if imag[0] == "-" else (sign if sign in "+ " else "") + imag[1:]
        return format(text, (align or ">") + width)

    def __hash__(self):
        if self._imag == 0:
            return hash(self._real)
        return hash(self._real) + 1000003 * hash(self._imag)

    def __eq__(self, other):
        if isinstance(other, complex):
            return self._real == other.real and self._imag == other.imag
        if isinstance(other, (int, float)):
            return self._imag == 0 and self._real == other
        return NotImplemented

    def __bool__(self):
        return self._real != 0 or self._imag != 0

    def __abs__(self):
        return hypot(self._real, self._imag)

    def __pos__(self):
        return complex(self._real, self._imag)

    def __neg__(self):
        return complex(-self._real, -self._imag)

    def __add__(self, other):
        other = _operand(other)
        return NotImplemented if other is None else complex(self._real + other[0], self._imag + other[1])

    __radd__ = __add__

    def __sub__(self, other):
        other = _operand(other)
        return NotImplemented if other is None else complex(self._real - other[0], self._imag - other[1])

    def __rsub__(self, other):
        other = _operand(other)
        return NotImplemented if other is None else complex(other[0] - self._real, other[1] - self._imag)

    def __mul__(self, other):
        other = _operand(other)
        return NotImplemented if other is None else _product(self._real, self._imag, *other)

    def __rmul__(self, other):
        other = _operand(other)
        return NotImplemented if other is None else _product(*other, self._real, self._imag)

    def __truediv__(self, other):
        other = _operand(other)
        return NotImplemented if other is None else _quotient(self._real, self._imag, *other)

    def __rtruediv__(self, other):
        other = _operand(other)
        return NotImplemented if other is None else _quotient(*other, self._real, self._imag)

    def __pow__(self, other, modulo=None):
        if modulo is not None:
            raise ValueError("complex modulo")
        other = _operand(other)
        return NotImplemented if other is None else _power(self._real, self._imag, *other)

    def __rpow__(self, other):
        other = _operand(other)
        return NotImplemented if other is None else _power(*other, self._real, self._imag)
