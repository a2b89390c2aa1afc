# bytes: literals, constructors, index, slice, order, sum, iteration.
b = b"hello\x00\xff"
print(b, len(b), b[0], b[-1], b[1:3], b[-2:], b[4:2])
print(bytes(), bytes(3), bytes([1, 2, 255]), bytes((65, 66)), bytes(range(5)), bytes(b"copy"), bytes(bytearray(b"ba")))
print(bytes("text", "utf-8"), bytes(x * 2 for x in (1, 2, 3)), bytes({7: 1}))
print(b"ab" + b"cd", b"ab" * 3, 2 * b"x", b"" * 4, b"a" + bytearray(b"b"))
print(b"ab" == b"ab", b"ab" != b"ac", b"ab" < b"b", b"a" <= b"a", b"\xff" > b"\x7f", b"ab" == bytearray(b"ab"))
print(104 in b, b"ell" in b, b"" in b, 7 in b, bytearray(b"lo") in b)
print(list(b"abc"), tuple(b"\x01\x02"), sum(b"\x01\x02\x03"), max(b"hello"), sorted(b"cab"))
for x in b"\x00\x80":
    print(x, end=" ")
print(bool(b""), bool(b"\x00"), not b"")
d = {b"key": 1, b"": 2}
print(d[b"ke" + b"y"], d[bytes()], b"no" in d, hash(b"key") == hash(bytes([107, 101, 121])))
print({b"a", b"a" * 1, bytes([97])} == {b"a"})
def check(label, call):
    try:
        print(label, call())
    except Exception as e:
        print(label, type(e).__name__)
check("negative", lambda: bytes(-1))
check("range", lambda: bytes([256]))
check("below", lambda: bytes([-1]))
check("str", lambda: bytes("a"))
check("item", lambda: bytes(["a"]))
check("none", lambda: bytes(None))
check("float", lambda: bytes([1.5]))
check("index", lambda: b"abc"[3])
check("index type", lambda: b"abc"["0"])
def assign():
    b[0] = 1
check("assign", assign)
print(bytes([72, 105]).decode(), str(b"Hi", "utf-8"), b"multi" b"ple", b'\'"', b"\n\t\\")
