# Loops with else, in every shape, and nested jumps.
def find(items, wanted):
    for i, item in enumerate(items):
        if item is None:
            continue
        if item == wanted:
            break
    else:
        return "nothing in %d" % len(items)
    return i


print(find("abc", "c"), find([], 1), find([None, 5], 5), find("xyz", "q"))
n = 10
while n:
    n -= 3
    if n < 0:
        break
else:
    print("never")
print(n)
while n < 0:
    n += 1
else:
    print("came to", n)
out = []
for a in range(4):
    for b in range(4):
        if b > a:
            break
        if (a + b) % 2:
            continue
        out.append((a, b))
    else:
        out.append("full")
print(out)


def classify(n):
    if n < 0:
        return "negative"
    elif n == 0:
        return "zero"
    elif n % 2:
        if n > 10:
            return "big odd"
        else:
            return "odd"
    else:
        pass
    return "even"


print([classify(n) for n in (-1, 0, 5, 11, 4)])
for i in range(3): pass
print(i)
for i in []:
    i = "never"
else:
    i = "else"
print(i)
count = 0
while True:
    count += 1
    try:
        if count < 3:
            continue
        if count == 5:
            break
    finally:
        out = count
print(count, out)
for x in range(3):
    try:
        for y in range(3):
            if y == 1:
                break
        else:
            print("no")
        if x == 1:
            continue
        print("x", x, "y", y)
    finally:
        print("f", x)
if 0: print("no")
elif "": print("no")
else: print("yes")
