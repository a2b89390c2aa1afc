# memoryview: reading, writing, slices, and what shows through.
# differs: micropython (its views have no itemsize)
from array import array

m = memoryview(b"1234")
print(len(m), m[0], m[-1], list(m), list(m[1:]), list(m[1:-1]), bytes(m[2:]), m.itemsize)
print(m == b"1234", b"1234" == m, m != b"1235", m[1:3] == b"23", m == 5, b"x" != m)
for index in (4, -5):
    try:
        m[index]
    except IndexError:
        print("IndexError")


def store(view, index, value):
    try:
        view[index] = value
    except TypeError:
        print("type")
    except (ValueError, OverflowError):
        print("value")


store(m, 0, 1)
store(m, slice(0, 2), b"00")
b = bytearray(m)
m = memoryview(b)
m[0] = 65
m[1:3] = b"xy"
print(b, list(m), m.hex(), m.hex(":"))
store(m, slice(0, 2), b"123")
store(m, slice(0, 2), "ab")
store(m, 0, 256)
store(m, 0, "a")
try:
    del m[0]
except TypeError:
    print("TypeError")
inner = memoryview(m[1:])
inner[0:2] = inner[1:3]
print(b, bytes(inner), bytes(memoryview(inner)[1:]))
b = bytearray(range(8))
v = memoryview(b)
v[1:] = v[:-1]
print(list(b))
v[:-1] = v[1:]
print(list(b), sum(v), 3 in v, max(v), [x for x in v[2:4]])
v[2:4] = memoryview(b"\x0a\x0b")
b[5:7] = v[2:4]
print(list(b), bytes(v[::2]) == bytes(b[::2]), bool(v), bool(v[8:]))

a = array("h", [1, -2, 300, 4])
w = memoryview(a)
print(list(w), len(w), w.itemsize, list(w[1:-1]), w[-1])
w[1] = -7
w[2:4] = array("h", [8, 9])
print(list(a))
store(w, slice(0, 2), b"abcd")
store(w, slice(0, 1), array("h", [1, 2]))
store(w, 0, 70000)
print([memoryview(array(c)).itemsize for c in "bhiqfd"])
print(list(memoryview(array("I", [0x7F000000, 0xFFFFFFFF]))))
print(int(memoryview(b"12")), bytearray(memoryview(b"ab")), b"-".join([b"a", memoryview(b"b")]), b"abc".find(memoryview(b"c")))
for wrong in (3, "text", [1]):
    try:
        memoryview(wrong)
    except TypeError:
        print("TypeError")
try:
    memoryview(b"") + memoryview(b"")
except TypeError:
    print("TypeError")
try:
    bytearray.append(memoryview(bytearray(1)), 1)
except TypeError:
    print("TypeError")


def kept():
    return memoryview(bytearray(b"kept alive"))[5:]


k = kept()
for i in range(50):
    [i] * 50
print(bytes(k), isinstance(k, memoryview), type(k).__name__)
