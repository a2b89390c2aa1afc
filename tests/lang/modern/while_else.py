# while and for: else, break and continue in nested loops, conditions with effects, constant conditions.
def search(rows, wanted):
    for i, row in enumerate(rows):
        for j, item in enumerate(row):
            if item == wanted:
                break
        else:
            continue
        return i, j
    else:
        return None


print(search([[1, 2], [3, 4]], 3), search([[1, 2]], 9))
n = 10
while n:
    n -= 1
    if n % 2:
        continue
    if n == 4:
        break
else:
    print("never")
print(n)
while n > 0:
    n -= 1
else:
    print("else", n)
while True:
    n += 1
    while 1:
        n += 1
        if n > 5:
            break
    if n > 8:
        break
print(n)
while False:
    print("never")
else:
    print("at once")
while not (n := n - 1) < 5 and n != 6 or n == 7:
    print(n, end=" ")
print()
for x in []:
    pass
else:
    print("empty")
for x in range(3):
    for y in range(3):
        if y == x:
            break
        print(x, y, end="; ")
    else:
        print("no break")
    if x == 1:
        continue
    print("x", x)
while n: n -= 1; print(n, end=" ")
else: print("one line")
if n: pass
elif not n: print("elif")
else: pass
for x in (): break
else: print(x)
