# while loops: else, break, continue, changing conditions, nested.
n = 0
while n < 5:
    n += 1
    if n == 2:
        continue
    if n == 4:
        break
    print("n", n)
else:
    print("not reached")
while n < 6:
    n += 1
else:
    print("done", n)
while False:
    print("never")
else:
    print("else of a loop that never ran")
count = 0
while True:
    count += 1
    inner = 0
    while inner < 10:
        inner += 1
        if inner > count:
            break
    else:
        print("inner ran out at", count)
        break
print(count, inner)
stack = [1, [2, [3, [4]]]]
while stack:
    item = stack.pop()
    if isinstance(item, list):
        stack.extend(item)
        continue
    print(item, end=" ")
print()
while not stack and count > 8 or inner < 0:
    count -= 1
print(count)
