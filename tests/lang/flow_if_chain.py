# Long chains of elif, nested blocks, conditions that are constants.
def kind(n):
    if n < 0:
        return "negative"
    elif n == 0:
        return "zero"
    elif n < 10:
        if n % 2:
            text = "odd"
        else:
            text = "even"
        return "small " + text
    elif n < 100:
        pass
    elif n < 1000:
        return "large"
    else:
        return "huge"
    return "medium"


for n in (-5, 0, 3, 4, 50, 500, 5000):
    print(n, kind(n))
if 1:
    print("one")
if 0:
    print("zero")
elif "":
    print("empty")
elif ():
    print("tuple")
else:
    print("else")
if None:
    pass
elif 0.0:
    pass
elif "yes":
    print("yes")
else:
    print("no")


def constant():
    if True:
        return 1
    return 2


print(constant())
