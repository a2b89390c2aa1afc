# yield in every place: assignments, calls, displays, conditions, subscripts, f-strings, lambdas, stars.
def g():
    x = yield
    y = yield x
    z = (yield), (yield y)
    print("z", z)
    print("call", [(yield 1), (yield 2)], {(yield 3): (yield 4)})
    if (yield "if"):
        print("true")
    while (yield "while"):
        print("loop")
    a = {}
    a[(yield "index")] = yield "value"
    a["n"] = 1
    a["n"] += yield "added"
    print(len(a), a["n"], f"{(yield 'f')}", (yield "a") or (yield "b"), not (yield "not"))
    b = c = yield *[5, 6], 7
    print(b, c, (lambda: (yield 8))().__next__())
    x = yield from inner((yield "inner"))
    return x, (yield "last")


def inner(n):
    got = yield n
    return got, n


def drive(generator, answers):
    seen = [next(generator)]
    for answer in answers:
        try:
            seen.append(generator.send(answer))
        except StopIteration as stop:
            return seen, stop.value
    return seen


answers = [1, 2, 3, 4, "p", "q", "k", "v", True, True, False, 1, "item", 5, "F", 0, "B", 0, "bc", "in", "got", "end"]
print(drive(g(), answers))


def delegate():
    try:
        result = yield from (x for x in "ab")
    finally:
        print("left")
    return result, (yield from [1]), (yield from iter(()))


print(list(delegate()), [*delegate()])
