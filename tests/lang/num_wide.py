# Ints on both sides of one machine word, two and four: every operator, against a plain way to the same result.
EDGES = (15, 16, 29, 30, 31, 32, 33, 46, 47, 48, 60, 61, 62, 63, 64, 65, 79)


def values():
    for bits in EDGES:
        for near in (-1, 0, 1):
            yield (1 << bits) + near
            yield -(1 << bits) + near


def multiplied(x, y):
    # By halves, so that no factor is large.
    result = 0
    positive = y if y >= 0 else -y
    while positive:
        if positive % 2:
            result = result + x
        positive = positive // 2
        x = x + x
    return result if y >= 0 else -result


checks = 0
wrong = []
numbers = [0, 1, -1, 7, -300, True] + list(values())
for x in numbers:
    for y in (1, -1, 3, -77, 32767, -32768, 32769, 65537, (1 << 30) - 1, -(1 << 30), 1 << 31, -(1 << 61), (1 << 62) + 5):
        for name, left, right in (
            ('+', x + y - y, x),
            ('-', x - y + y, x),
            ('*', x * y, multiplied(x, y)),
            ('~', x ^ y ^ y, x + 0),
            ('&|', (x & y) + (x | y), x + y),
            ('^', (x | y) - (x & y), x ^ y),
            ('//', x // y * y + x % y, x),
        ):
            checks += 1
            if left != right or (left > right) or hash(left) != hash(right):
                wrong.append((name, x, y))
    for shift in (0, 1, 5, 16, 30, 31, 33, 63, 64, 70):
        checks += 1
        if x >> shift != x // (1 << shift) or (x << shift) >> shift != x:
            wrong.append(('>>', x, shift))
print(checks, wrong)
print([x * x for x in (46340, 46341, -46341, 32768, -32768, 1 << 20)])
print([x * 1103 + 12345 & 0x1fffff for x in (1, 2097151, 1 << 21, -5)])
print([-(1 << 30) * 1, (1 << 30) * -1, 32768 * 32768, 32768 * -32768, -32769 * 32768, 16384 * 65535, 65536 * 16384])
print(True + (1 << 40), (1 << 40) - True, (1 << 40) & True, True ^ (1 << 33), -1 >> 40, (1 << 61) >> 61)
