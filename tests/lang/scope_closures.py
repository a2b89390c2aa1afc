# Closures: cells shared, nested four deep, over parameters and loops.
def counter(start):
    count = start

    def up(by=1):
        nonlocal count
        count += by
        return count

    def down():
        nonlocal count
        count -= 1
        return count

    return up, down


up, down = counter(10)
print(up(), up(5), down(), up())
other, _ = counter(0)
print(other(), up())


def one(a):
    def two(b):
        def three(c):
            def four(d):
                nonlocal a, c
                a += 1
                c += 10
                return a, b, c, d
            return four
        return three
    return two


f = one(1)(2)(3)
print(f(4), f(5))


def loop():
    functions = []
    for i in range(3):
        def get():
            return i
        functions.append(get)
    i += 10
    return [g() for g in functions]


print(loop())


def arguments(a, *args, k=1, **kwargs):
    def inner():
        return a, args, k, sorted(kwargs)
    a += 1
    return inner


print(arguments(1, 2, 3, k=4, z=5)())


def early():
    def use():
        return later
    try:
        use()
    except NameError:
        print("not yet")
    later = 5
    return use()


print(early())


def deleted():
    x = 1
    def use():
        return x
    del x
    try:
        use()
    except NameError:
        print("deleted")


deleted()
