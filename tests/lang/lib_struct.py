# differs: micropython (its struct takes values that do not fit, and has no iter_unpack)
import struct

for fmt, values in (
    ("<b", (-1,)),
    (">H", (0x1234,)),
    ("<H", (0x1234,)),
    ("<bBhHiIqQ", (-1, 255, -300, 65000, -70000, 4000000000, -5, 2**63)),
    (">bBhHiIqQ", (-1, 255, -300, 65000, -70000, 4000000000, -5, 2**63)),
    ("!lL", (-1, 2**32 - 1)),
    ("=hi", (1, 2)),
    ("3h", (1, 2, 3)),
    ("<2xB3x", (7,)),
    ("<5s?", (b"ab", True)),
    ("4s4s", (b"abcdef", b"")),
    ("<c2B", (b"x", 1, 2)),
    ("", ()),
):
    packed = struct.pack(fmt, *values)
    print(fmt, packed, struct.unpack(fmt, packed), struct.calcsize(fmt) == len(packed))

for value in (0.0, -0.0, 1.0, -1.5, 0.15625, 65504.0, 2.0**-14, 2.0**-24, 1024.5, float("inf"), -float("inf")):
    for fmt in ("<e", ">f", "<d"):
        packed = struct.pack(fmt, value)
        print(packed, struct.unpack(fmt, packed)[0] == value, end=" ")
    print()
print(struct.pack("<e", 0.1), struct.pack("<e", 1.0 / 3), "%.3f" % struct.unpack("<f", b"\xdb\x0f\x49\x40"))
print("%.4f" % struct.unpack(">d", b"\x40\x09\x21\xfb\x54\x44\x2d\x18"), struct.unpack("<e", b"\x01\x00")[0] * 2**24)
nan = struct.unpack("<f", struct.pack("<f", float("nan")))[0]
print(nan != nan, struct.unpack("<f", struct.pack("<f", -2.5)), struct.unpack("<2e", b"\x00\x7c\x00\xfc"))
for fmt in ("<e", ">e"):
    try:
        struct.pack(fmt, 70000.0)
    except OverflowError:
        print("OverflowError", end=" ")
print()

print([struct.calcsize(fmt) for fmt in ("@bi", "@bh", "@hb", "@ibh", "<bi", "10s", "3x2h", "@bq", "=bq", "2b 3h")])
buffer = bytearray(8)
struct.pack_into("<HB", buffer, 3, 0xABCD, 9)
print(buffer, struct.unpack_from("<HB", buffer, 3), struct.unpack_from("B", buffer, -3), struct.unpack_from("<I", buffer))
print(list(struct.iter_unpack("<Hb", b"\x01\x00\x02\x03\x00\xff")))

wrong = (
    lambda: struct.pack("B", 256),
    lambda: struct.pack("b", -129),
    lambda: struct.pack("<I", -1),
    lambda: struct.pack("h"),
    lambda: struct.pack("h", 1, 2),
    lambda: struct.pack("h", "text"),
    lambda: struct.unpack("h", b"a"),
    lambda: struct.unpack("h", b"abc"),
    lambda: struct.unpack_from("i", b"abcd", 1),
    lambda: struct.pack_into("i", bytearray(4), 2, 1),
    lambda: struct.calcsize("z"),
    lambda: struct.calcsize("3"),
)
for attempt in wrong:
    try:
        print(attempt())
    except struct.error:
        print("error", end=" ")
print()


def chunks(data):
    at = 0
    while at < len(data):
        kind, length = struct.unpack_from(">4sH", data, at)
        at += struct.calcsize(">4sH")
        yield kind, data[at : at + length]
        at += length


message = b"".join([struct.pack(">4sH", kind, len(body)) + body for kind, body in ((b"HEAD", b"\x01"), (b"DATA", b"abc"))])
print(message, list(chunks(message)))
