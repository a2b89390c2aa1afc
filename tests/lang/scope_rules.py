# Names: local, global, nonlocal, builtin, and what comprehensions see.
x = "global"
len_of = len


def reads():
    return x


def writes():
    x = "local"
    return x


def declares():
    global x, fresh
    x = "changed"
    fresh = "new"


def unbound():
    try:
        return y
    except NameError as e:
        return "NameError"
    y = 1


def local_unbound():
    try:
        print(z)
    except NameError:
        print("z is not bound yet")
    z = 1
    return z


print(reads(), writes(), x)
declares()
print(reads(), x, fresh, unbound(), local_unbound())


def shadow(len):
    return len + 1


def builtin_shadow():
    max = min
    return max(1, 2)


print(shadow(1), builtin_shadow(), max(1, 2), len("abc"), len_of("ab"))
i = "outer i"
print([i for i in range(3)], {i: i for i in "ab"} == {"a": "a", "b": "b"}, list(i for i in "z"), i)
for i in range(2):
    pass
print(i, [[j * i for j in range(2)] for i in range(3)], i)


def comprehension_scope(n):
    data = [n * k for k in range(n)]
    return [sum(data[:m]) for m in range(n)], (lambda: [n for _ in data])()


print(comprehension_scope(3))


def outer():
    v = 1

    def middle():
        def inner():
            nonlocal v
            v += 1
            return v

        return inner

    return middle()(), v


print(outer())


def conditional(flag):
    if flag:
        name = "set"
    try:
        return name
    except NameError:
        return "unset"


print(conditional(True), conditional(False))
del fresh
try:
    fresh
except NameError:
    print("deleted")


def delete_global():
    global temp
    temp = 1
    del temp


delete_global()
print("temp" in globals(), "x" in globals(), globals()["x"])
globals()["made"] = 5
print(made)
def recursive(n): return n and n + recursive(n - 1)
print(recursive(10), __name__ != "")
