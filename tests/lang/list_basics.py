# Lists: making them, indexing from both ends, truth, length, membership, nesting.
empty = []
one = [1]
mixed = [1, "two", (3, 4), None, True, [5, [6]]]
print(empty, one, mixed, len(empty), len(mixed))
print(bool(empty), bool(one), not empty)
print(mixed[0], mixed[-1], mixed[-2], mixed[5][1][0])
print("two" in mixed, 7 in mixed, 7 not in mixed, True in [1], [5, [6]] in mixed)
print(list("abc"), list((1, 2)), list(range(4)), list({"k": 1}), list(b"\x01\x02"))
a = [1, 2, 3]
b = a
c = list(a)
a[1] = "changed"
b[-1] = "last"
print(a, b, c, a is b, a is c, a == b, a == c)
for bad in (3, -4, 10**6):
    try:
        print(a[bad])
    except IndexError:
        print("no item", bad)
try:
    a["x"]
except TypeError:
    print("not an index")
a[True] = "by bool"
print(a[False], a)
x, y, z = a
print(z, y, x)
matrix = [[0] * 3 for _ in range(2)]
matrix[0][1] = 9
print(matrix)
shared = [[0] * 3] * 2
shared[0][1] = 9
print(shared)
