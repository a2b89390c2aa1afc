# loops over ranges: break, continue, else, changed variables, what is no integer, other meanings of range.


def f(n, a=0):
    out = []
    for i in range(n):
        if i == 2:
            continue
        if i == 7:
            break
        out.append(i)
    else:
        out.append('else')
    for i in range(a, n):
        out.append(i)
    for i in range(n, a, -2):
        out.append(i)
    for i in range(0, n, 3):
        try:
            if i > 5:
                break
            continue
        finally:
            out.append(('f', i))
    for i in range(len(out)):
        pass
    return out, i


print(f(5), f(9, 6))
for bad in (2.5, "a", None, [1]):
    try:
        for i in range(bad):
            print(i)
    except TypeError:
        print("TypeError")
    try:
        for i in range(bad, 5):
            print(i)
    except TypeError:
        print("TypeError")
for i in range(3):
    for j in range(i):
        i = 10
        print(i, j)


def show(x):
    print("show", x)
    return x


for i in range(show(1), show(3)):
    print(i)


def g(n):
    for i in range(n):
        yield i
        if i == 3:
            return


print(list(g(2)), list(g(9)), [x for x in range(3)])
for i in range(True):
    print(i)
for i in range(5, 0):
    print("never")
else:
    print("else")


def h(range):
    for i in range(3):
        print(i)


h(lambda n: "ab")
