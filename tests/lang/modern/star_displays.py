# stars in list, tuple and set displays, at every place and of every iterable.
a, b = [1, 2], (3, 4)
print([*a, *b], (*a, *b), sorted({*a, *b, 1}))
print([0, *a], [*a, 0], [0, *a, 5, *b, 9], [*[], *()], (*"ab", *range(2)))
t = *a, *b
u = 0, *a
v = *b,
print(t, u, v)


def numbers(n):
    for i in range(n):
        yield i * i


print([*numbers(4)], (*numbers(3), "end"), sorted({*numbers(3), *numbers(2)}))
print([*{1: "x"}], [*map(str, a)], [*(n for n in a if n > 1)], [[*a], [*b]], *a, *b)
print([*(a if a else b)], [*(a or b)], [*a + [7]], [*a][1], len([*a, *a]))
many = [*range(200), *range(100)]
print(len(many), many[199:202])
try:
    print([1, *2])
except TypeError:
    print("not iterable")
for item in *a, *b, 5:
    print(item, end=" ")
print()
for x, y in (*zip(a, b), (9, 9)):
    print(x, y, end="; ")
print()
