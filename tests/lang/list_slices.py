# differs: micropython (slices with a step other than 1 are refused in assignments)
# Lists: slices read, assigned and deleted, with any step.
a = list(range(10))
print(a[2:5], a[:3], a[7:], a[:], a[-3:], a[:-7], a[3:100], a[100:], a[-100:2], a[5:2])
print(a[::2], a[1::3], a[::-1], a[8:2:-2], a[-1:-5:-1], a[2:8:-1], a[::100], a[::-100])
a[2:4] = ["x", "y", "z"]
print(a)
a[:1] = []
print(a)
a[5:5] = [50, 51]
print(a)
a[len(a):] = (98, 99)
print(a)
a[::4] = "ABCD"
print(a)
a[::-1] = list(range(len(a)))
print(a)
a[1:3] = a
print(a, len(a))
del a[4:10]
print(a)
del a[::2]
print(a)
del a[-1:-4:-1]
print(a)
del a[:]
print(a)
b = list(range(12))
del b[1::3]
print(b)
del b[::-3]
print(b)
b[2:2] = range(3)
b[-1:] = {"k": 0}
print(b)
for bad in (lambda: b.__setitem__(slice(0, 6, 2), [1]), lambda: b[::0]):
    try:
        bad()
    except (ValueError, AttributeError) as e:
        print("refused")
try:
    b[::2] = [1]
except ValueError:
    print("sizes differ")
try:
    b[0:2] = 5
except TypeError:
    print("not iterable")
del b[-100::-1], b[9:2]
print(b, a[:] is a, a[:] == a)
index = slice(1, 4)
print(b[index], b[slice(None, None, -1)], b[slice(2)])
