# Conditions: and, or, not in every combination, and what they evaluate.
def show(value, name):
    print(name, end=" ")
    return value


for a in (True, False):
    for b in (True, False):
        if show(a, "a") and show(b, "b"):
            print("both")
        elif show(a, "a") or show(b, "b"):
            print("one")
        else:
            print("none")
        print(not (a and b), not a or b, a and not b, not (not a))
print(0 or "" or [] or "last", 1 and "x" and (), None and 1, 5 or show(1, "no"))
x = [] or {} or 0 or ()
print(x, not x)
print(1 if [] else 2 if () else 3 if "" else 4)
y = show(3, "first") if show(0, "test") else show(4, "second")
print(y)
if not (1 < 2 and (3 > 4 or not 5)):
    print("nested")
if not not "text":
    print("twice")
z = (1 and 2 or 3) + (0 and 2 or 3)
print(z)
if (a := 5) > 3 and a < 10 and not a % 5:
    print("walrus", a)
print(bool(1 and 0), bool(0 or 2), True and None)
