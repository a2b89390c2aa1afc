"""Bytes as text: hexadecimal digits and base64."""


def hexlify(data, sep=None):
    text = "".join(["%02x" % byte for byte in bytes(data)])
    if sep is not None:
        if not isinstance(sep, str):
            sep = str(sep, "ascii")
        text = sep.join([text[i : i + 2] for i in range(0, len(text), 2)])
    return bytes(text, "ascii")


def unhexlify(data):
    if not isinstance(data, str):
        data = str(data, "ascii")
    if len(data) % 2:
        raise ValueError("odd-length string")
    result = bytearray(len(data) // 2)
    for i in range(len(result)):
        high = _hex_digit(data[2 * i])
        low = _hex_digit(data[2 * i + 1])
        result[i] = high << 4 | low
    return bytes(result)


def _hex_digit(char):
    value = "0123456789abcdef".find(char.lower())
    if value < 0:
        raise ValueError("non-hex digit found")
    return value


_DIGITS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


def b2a_base64(data, *, newline=True):
    data = bytes(data)
    result = bytearray()
    for i in range(0, len(data), 3):
        group = data[i : i + 3]
        bits = int.from_bytes(group, "big") << 8 * (3 - len(group))
        for shift in (18, 12, 6, 0)[: len(group) + 1]:
            result.append(_DIGITS[bits >> shift & 63])
        result.extend(b"=" * (3 - len(group)))
    if newline:
        result.extend(b"\n")
    return bytes(result)


def a2b_base64(data):
    if isinstance(data, str):
        data = bytes(data, "ascii")
    result = bytearray()
    bits = count = padding = 0
    for char in data:
        if char == 61:
            padding += 1
            # A group of two or three digits that is filled up ends the data.
            if count >= 2 and count + padding >= 4:
                result.append(bits >> (count - 1) * 6 - 2 & 255)
                if count == 3:
                    result.append(bits >> 2 & 255)
                count = 0
                break
            continue
        value = _DIGITS.find(bytes((char,)))
        if value < 0:
            continue
        padding = 0
        bits = bits << 6 | value
        count = (count + 1) & 3
        if count == 0:
            result.extend(bytes((bits >> 16, bits >> 8 & 255, bits & 255)))
            bits = 0
    if count:
        raise ValueError("incorrect padding")
    return bytes(result)


def crc32(data, value=0):
    crc = value ^ 0xFFFFFFFF
    for byte in bytes(data):
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0xEDB88320 if crc & 1 else 0)
    return crc ^ 0xFFFFFFFF
