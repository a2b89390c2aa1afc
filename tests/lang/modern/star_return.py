# stars in return, yield, subscripts and the values of assignments.
def tail(first, *rest):
    return *rest, first


def both(a, b):
    return *a, *b


def generate(*items):
    got = yield *items, "end"
    yield "got", *got
    yield *got,


print(tail(1, 2, 3), tail(1), both([1], "xy"))
g = generate(1, 2)
print(next(g), g.send("ab"), next(g))


class Index:
    def __getitem__(self, key):
        return key

    def __setitem__(self, key, value):
        print("set", key, value)

    def __delitem__(self, key):
        print("del", key)


i = Index()
a, b = (1, 2), [3]
print(i[*a], i[0, *a], i[*a, 0], i[*a, *b], i[*b], i[*()], i[(*a,)], i[1:2, *b])
i[*a] = "value"
i[*a, 5] = *b, 6
del i[*b]
i[*a] = *b,
x = y = *a, *b
print(x is y, x)
x, *y = *a, *b
print(x, y)
z = [w := (*a, 9), *w]
print(z, w)
