# for and else: when the else block runs, and what the loop variable keeps.
def find(items, wanted):
    for at, item in enumerate(items):
        if item == wanted:
            print("found at", at)
            break
    else:
        print("no", wanted)
        at = -1
    return at


print(find("abc", "b"), find("abc", "z"))
for i in []:
    pass
else:
    print("empty loop, else runs")
for i in range(3):
    if i == 1:
        continue
    print("i", i)
else:
    print("continue does not matter", i)
for i in range(2):
    for j in range(2):
        if j:
            break
        print(i, j)
    else:
        print("never")
else:
    print("outer else")
for i in (1, 2, 3):
    i *= 10
print(i)
