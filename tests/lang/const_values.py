# Constants of every kind, at the borders of their encodings.
# differs: device (no \N{})
print(0, 1, -1, 47, 48, -16, -17, 63, 64, -64, -65, 8191, 8192, 127, 128)
print(1073741823, 1073741824, -1073741824, -1073741825, 2147483647, 4294967296, -9223372036854775808)
print(0xFF, 0b1010, 0o17, 1_000_000, 0xFFFF_FFFF, 10 ** 20, 123456789012345678901234567890)
print("", "a", "0123456789", "01234567890", "a longer string that is no name", 'quotes "inside"')
print("tab\tnew\\line", "\x41\u00e9\N{BULLET}", "con" "cat" 'enated', r"raw\n", "line \
continued")
print(b"bytes", b"", b"\x00\xff", b"con" b"cat", rb"\x")
print((), (1,), (1, (2, ("three", None)), True, ...), (1, -2, "x" "y"), [1, (2, 3)], {(1, 2): 3})
print(None, True, False, ..., Ellipsis is ..., not None)
print(1.5, -2.25, 1e3, 5e-1, .5, 2., 1_0.5, 0.0, -0.0)
x = y = (1, 2)
print(x is y, x == (1, 2), ("a",) + ("b",), (1, 2) * 2)


def constants():
    return (1, 2, 3), "a constant that is longer than ten", 100000000000, 2.5, None


a, b = constants(), constants()
print(a == b, a[1], a[2] + 1)
if 0 or "" or None or () or 0.0:
    print("never")
print(-5, - -5, +5, ~5, -(5), 2 ** -1, -2 ** 2, (-2) ** 2)
"a string statement"
5
(1, 2)
...
print("end")
