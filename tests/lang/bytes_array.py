# differs: micropython (its bytearray lacks insert, pop, remove, clear, item deletion and steps in assignment)
# bytearray: everything that changes it.
a = bytearray(b"abc")
a[0] = 65
a[-1] = 0
a.append(255)
a.extend(b"xy")
a.extend([1, 2])
a += b"zz"
print(a, len(a))
a.insert(0, 33)
a.insert(100, 34)
a.insert(-1, 35)
print(a.pop(), a.pop(0), a.pop(-2), a)
a.remove(255)
a.reverse()
print(a, a.copy() == a, a.copy() is a)
a[1:3] = b"LONGER"
print(a)
a[2:] = []
a[1:1] = range(3)
a[::2] = b"XY" if len(a[::2]) == 2 else b"XYZ"
print(a)
del a[0]
del a[1:3]
print(a)
a[:] = bytes(range(10))
del a[::3]
print(a)
a[::-2] = b"abc"
print(a, a[::-1])
a *= 2
print(a, a * 2, 2 * a[:2])
a[2:4] = a
print(a, len(a))
a += a[:3]
print(a, a.count(97), a.find(b"a"))
a.clear()
print(a, len(a), bool(a))
b = a
b += b"same"
print(a is b, a, a == b"same", b"same" == a, a < b"sand", a != bytearray(b"same"))
def check(label, call):
    try:
        print(label, call())
    except Exception as e:
        print(label, type(e).__name__)
def store(i, v):
    a[i] = v
check("range", lambda: store(0, 256))
check("negative", lambda: store(0, -1))
check("type", lambda: store(0, "a"))
check("index", lambda: store(9, 0))
check("step", lambda: store(slice(None, None, 2), b"abc"))
check("slice int", lambda: store(slice(0, 1), 5))
check("slice str", lambda: store(slice(0, 1), "a"))
check("append", lambda: a.append(256))
check("remove", lambda: a.remove(0))
check("pop", lambda: bytearray().pop())
check("pop index", lambda: a.pop(10))
check("hash", lambda: hash(a))
check("extend", lambda: a.extend(5))
check("extend str", lambda: a.extend("s"))
print(a)
for i in range(300):
    a.append(i & 255)
print(len(a), sum(a), a[100:104], a[-3:])
while len(a) > 5:
    del a[3:13]
print(a)
