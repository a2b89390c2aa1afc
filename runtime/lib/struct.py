"""Numbers as bytes in a fixed layout. Native sizes and alignment are those of the board."""

import math

error = ValueError


def _size(code):
    # Bytes of a field with that letter.
    at = "xbB?cshHeiIlLfPqQd".find(code)
    if at < 0 or not code:
        raise error("bad char in struct format")
    return 1 if at < 6 else 2 if at < 9 else 4 if at < 15 else 8


def _fields(fmt):
    # Code, count, offset, size and byte order of each field; last the end, with an empty code.
    if not isinstance(fmt, str):
        fmt = str(fmt, "ascii")
    order = "little"
    is_aligned = True
    if fmt[:1] in ("<", ">", "!", "=", "@"):
        is_aligned = fmt[0] == "@"
        if fmt[0] in ">!":
            order = "big"
        fmt = fmt[1:]
    offset = 0
    count = None
    for code in fmt:
        if code.isdigit():
            count = (count or 0) * 10 + int(code)
            continue
        if code.isspace():
            continue
        size = _size(code)
        if is_aligned:
            offset = (offset + size - 1) // size * size
        if count is None:
            count = 1
        if code == "x":
            offset += count
        elif code == "s":
            yield code, 1, offset, count, order
            offset += count
        else:
            yield code, count, offset, size, order
            offset += size * count
        count = None
    if count is not None:
        raise error("repeat count given without format specifier")
    yield "", 0, offset, 0, order


def calcsize(fmt):
    for field in _fields(fmt):
        pass
    return field[2]


def unpack_from(fmt, data, offset=0):
    size = calcsize(fmt)
    if offset < 0:
        offset += len(data)
        if offset < 0:
            raise error("buffer too small")
    if len(data) - offset < size:
        raise error("buffer too small")
    values = []
    for code, count, at, size, order in _fields(fmt):
        at += offset
        for _ in range(count):
            values.append(_unpack(code, bytes(data[at : at + size]), order))
            at += size
    return tuple(values)


def unpack(fmt, data):
    if len(data) != calcsize(fmt):
        raise error("unpack requires a buffer of %d bytes" % calcsize(fmt))
    return unpack_from(fmt, data)


def iter_unpack(fmt, data):
    size = calcsize(fmt)
    for at in range(0, len(data), size):
        yield unpack_from(fmt, data, at)


def _unpack(code, data, order):
    if code in "sc":
        return data
    value = int.from_bytes(data, order)
    bits = 8 * len(data)
    if code in "fde":
        return _float(value, bits)
    if code == "?":
        return value != 0
    if code in "bhilq" and value >> bits - 1:
        value -= 1 << bits
    return value


def pack_into(fmt, buffer, offset, *values):
    size = calcsize(fmt)
    if offset < 0:
        offset += len(buffer)
    if offset < 0 or len(buffer) - offset < size:
        raise error("buffer too small")
    buffer[offset : offset + size] = _pack(fmt, values)


def pack(fmt, *values):
    return bytes(_pack(fmt, values))


def _pack(fmt, values):
    result = bytearray(calcsize(fmt))
    used = 0
    for code, count, at, size, order in _fields(fmt):
        if used + count > len(values):
            raise error("pack expected more items than %d" % len(values))
        for _ in range(count):
            value = values[used]
            used += 1
            if code == "s":
                data = bytes(value[:size])
                result[at : at + len(data)] = data
            elif code == "c":
                result[at] = value[0]
            else:
                result[at : at + size] = _number(code, value, 8 * size).to_bytes(size, order)
            at += size
    if used < len(values):
        raise error("pack expected %d items, got %d" % (used, len(values)))
    return result


def _number(code, value, bits):
    # The value as an integer without sign.
    if code in "fde":
        return _float_bits(value, bits)
    if code == "?":
        return 1 if value else 0
    if not isinstance(value, int):
        raise error("required argument is not an integer")
    low = -1 << bits - 1 if code in "bhilq" else 0
    if not low <= value < low + (1 << bits):
        raise error("'%s' format requires a number of %d bits" % (code, bits))
    return value & (1 << bits) - 1


def _mantissa_bits(bits):
    return {16: 10, 32: 23, 64: 52}[bits]


def _float(value, bits):
    mantissa_bits = _mantissa_bits(bits)
    sign = -1.0 if value >> bits - 1 else 1.0
    exponents = (1 << bits - 1 - mantissa_bits) - 1
    exponent = value >> mantissa_bits & exponents
    mantissa = value & (1 << mantissa_bits) - 1
    if exponent == exponents:
        return float("nan") if mantissa else sign * float("inf")
    if exponent:
        mantissa |= 1 << mantissa_bits
    try:
        return sign * math.ldexp(float(mantissa), max(exponent, 1) - exponents // 2 - mantissa_bits)
    except OverflowError:
        return sign * float("inf")


def _float_bits(value, bits):
    mantissa_bits = _mantissa_bits(bits)
    exponents = (1 << bits - 1 - mantissa_bits) - 1
    value = float(value)
    infinity = exponents << mantissa_bits
    if value != value:
        return infinity | 1 << mantissa_bits - 1
    sign = 1 << bits - 1 if math.copysign(1.0, value) < 0 else 0
    if value - value != 0:
        return sign | infinity
    mantissa, exponent = math.frexp(abs(value))
    if not mantissa:
        return sign
    # The board's floats have no more than 24 bits.
    mantissa = int(math.ldexp(mantissa, 24))
    exponent += exponents // 2 - 1
    shift = 23 - mantissa_bits
    if exponent < 1:
        shift += 1 - exponent
        exponent = 1
    if shift <= 0:
        mantissa <<= -shift
    else:
        # The nearest one, that with the even last bit of two.
        half = 1 << shift - 1
        rest = mantissa & 2 * half - 1
        mantissa >>= shift
        if rest > half or rest == half and mantissa & 1:
            mantissa += 1
    value = (exponent - 1 << mantissa_bits) + mantissa
    if value >= infinity:
        raise OverflowError("float too large to pack")
    return sign | value
