# Constants that a compiler may compute, and what it must leave to the program.

trace = []


def f(value):
    trace.append(value)
    return value


print(7 // 2, -7 // 2, 7 // -2, -7 // -2, 7 % 3, -7 % 3, 7 % -3, -7 % -3)
print(1 << 10, -1 >> 3, 1 << 31, (1 << 64) - 1, -(1 << 30), -(1 << 30) - 1, 2**100 % 1000)
print(6 & 11, 6 | 11, 6 ^ 11, ~6, -6 & 11, ~-1, +5, - -5, 2**10, (-2) ** 3, 0**0)
print("ab" + "cd", "ab" * 3, 3 * "xy", "ab" * -1, b"ab" + b"c", b"z" * 4, (1, 2) + (3,), (0,) * 3)
print(1 < 2, "a" < "b", 3 == 3.0, "a" == b"a", 1 < 2 < 3, 2 != 2, b"b" > b"a", not 0, not "x", not ())
print(0 or "", 0 or f(1), 1 or f(2), 0 and f(3), 1 and f(4), "" and f(5) or 6, f(0) or 0 or f(7) or 8, trace)
print(f(1) and 1 and 2, f(0) or () or [], None and f(9), (1 or f(10)) and f(11), trace)
print(1 if 1 else f(12), f(13) if "" else f(14), (2 if 0 else 3) + 4, trace)


def big():
    return 1 << 40, 3 * 10**10, 255 << 28, -(2**31), 10**20


def attempt(what):
    try:
        print(what())
    except (ZeroDivisionError, ValueError, TypeError) as error:
        print(type(error).__name__)


print(big())
attempt(lambda: 1 // 0)
attempt(lambda: 1 % 0)
attempt(lambda: 1 << -1)
attempt(lambda: -"a")
attempt(lambda: "a" + 1)
attempt(lambda: (1,) + [2])
attempt(lambda: 1 < "a")
attempt(lambda: ~"a")
attempt(lambda: 2**-1 == 0.5)
attempt(lambda: 10 / 4)
if 0:
    print("never", f(15))
elif "":
    print("never")
elif 2 - 2:
    print("never")
else:
    print("else", trace[-1])
while 0:
    print("never")
else:
    print("no turn")
while not 0:
    print("one turn")
    break
else:
    print("never")


def unreachable():
    return "reached"
    x = 1


def still_local():
    if 0:
        local = 1
    try:
        return local
    except NameError:
        return "no value"


def still_generator():
    return
    yield


print(unreachable(), still_local(), list(still_generator()), -0.0, 1.5 + 2.25, -(1.5), 0.5 * 3 == 1.5)
