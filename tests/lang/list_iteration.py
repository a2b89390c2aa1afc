# differs: micropython (an ended iterator goes on when its list grows)
# Iterating over a list while it changes; nested loops; comprehensions.
a = [1, 2, 3]
for x in a:
    if x < 6:
        a.append(x * 2)
print(a)
b = [1, 2, 3, 4, 5, 6]
for x in b:
    if x % 2 == 0:
        b.remove(x)
print(b)
c = list(range(10))
seen = []
for x in c:
    seen.append(x)
    if len(c) > 3:
        c.pop()
        c.pop()
print(c, seen)
it = iter([1, 2])
print(next(it), next(it), next(it, "end"), next(it, "still the end"))
d = [1]
it = iter(d)
print(next(it), next(it, None))
d.append(2)
print(next(it, "an ended iterator stays ended"))
pairs = [(x, y) for x in range(4) for y in "ab" if x % 2]
print(pairs, [[i * j for j in range(3)] for i in range(3)])
print([x for x in range(20) if x % 3 == 0 if x % 2 == 0])
first, *rest = [1, 2, 3]
*start, last = "xyz"
head, *middle, tail = range(6)
print(first, rest, start, last, head, middle, tail)
for i, (p, q) in enumerate([(1, 2), (3, 4)], 1):
    print(i, p, q)
else:
    print("done")
for x in []:
    print("never")
else:
    print("empty")
total = 0
for row in [[1, 2], [3, 4], [5]]:
    for x in row:
        if x == 4:
            break
        total += x
    else:
        continue
    break
print(total)
