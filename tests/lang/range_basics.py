# differs: micropython (ranges have no methods index and count)
# Ranges: length, items, membership, equality, slices.
r = range(5)
print(r, list(r), len(r), r[0], r[-1], 3 in r, 5 in r, -1 in r, bool(r), bool(range(0)))
print(list(range(2, 6)), list(range(6, 2)), list(range(0, 10, 3)), list(range(5, 0, -1)), list(range(5, 0, -2)), list(range(0, 5, -1)))
print(len(range(0, 10, 3)), len(range(10, 0, -3)), len(range(3, 3)), len(range(1, 2, 100)), len(range(-5, 5)))
s = range(10, 40, 5)
print(s[1], s[-2], s[1:4], s[::-1], s[::2], s[4:1:-1], s[:], s[100:], list(s[-3:]), s[2:2])
print(15 in s, 16 in s, 40 in s, 10 in s, 15.0 in s, 15.5 in s, "x" in s, True in range(2))
print(range(10, 0, -3)[1:], 7 in range(10, 0, -3), 8 in range(10, 0, -3), list(reversed(range(0, 10, 4))))
print(range(3) == range(0, 3, 1), range(0, 3, 2) == range(0, 4, 2), range(0) == range(5, 5), range(1) == range(1, 2), range(3) == [0, 1, 2])
print(hash(range(0, 3, 2)) == hash(range(0, 4, 2)), {range(2): "r"}[range(0, 2)], range(3) != range(4))
print(s.index(25), s.count(25), s.count(26), s.start, s.stop, s.step)
for bad in (lambda: range(1, 2, 0), lambda: r[5], lambda: r[-6], lambda: r["a"], lambda: range(1.5), lambda: range("3"), lambda: range(), lambda: s.index(11), lambda: r[::0], lambda: r + r):
    try:
        bad()
        print("accepted")
    except (ValueError, IndexError, TypeError) as e:
        print(type(e).__name__)
try:
    r[0] = 1
except TypeError:
    print("cannot assign")
total = 0
for i in range(3, 30, 4):
    total += i
print(total, sum(range(101)), max(range(0, 100, 7)), min(range(5, 1, -1)), sorted(range(3, 0, -1)), tuple(range(2)))
for i in range(2):
    for j in range(i, 3):
        print(i, j, end=";")
print()
i = "untouched"
for i in range(0):
    pass
print(i, list(range(3)) * 2, dict(zip(range(3), "abc")))
