# differs: mpy-cross (takes any range() for the builtin)

# Loops over range() are the builtin's only if nobody says otherwise.

order = []


def note(value):
    order.append(value)
    return value


def span(start, stop, step=1):
    return [i for i in range(start, stop, step)]


for i in range(note(2), note(5), note(2)):
    order.append(("turn", i))
print(order, i)
for bad in (lambda: range(1.5), lambda: range("3"), lambda: range(0, 5, 0), lambda: range(0, None)):
    try:
        for i in bad():
            print("never")
    except (TypeError, ValueError) as error:
        print(type(error).__name__)
for i in range(3):
    i += 10
    print(i, end=" ")
print(i)
limit = 3
for i in range(limit):
    limit += 1
print(i, limit, span(5, 0, -2), span(0, 0), [i for i in range(0)])
for i in range(2):
    pass
else:
    print("done", i)
for i in range(10):
    try:
        if i == 1:
            continue
        if i == 3:
            break
    finally:
        print("finally", i)


def shadowed():
    def range(n):
        return "ab" * n

    return [c for c in range(2)], [c for c in map(str, "xy")]


def parameter(range):
    for c in range(3):
        return c


print(shadowed(), parameter(lambda n: [n, n]))


def range(*args):
    return ["mine"] + list(args)


for i in range(1, 2):
    print(i)
del range
for i in range(2):
    print(i)
