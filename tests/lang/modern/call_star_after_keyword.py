# calls: stars after keywords, several of each, and the order in which it all is evaluated.
def f(*args, **kwargs):
    return args, sorted(kwargs.items())


a, b, c, d = [1, 2], (3,), {"x": 10}, {"y": 20}
print(f(k=1, *a), f(0, k=1, *a), f(*a, k=1, *b), f(0, *a, k=1, *b, l=2, **c))
print(f(**c, **d), f(k=1, **c, l=2, **d, m=3), f(*a, *b, **c, **d), f(*[], **{}), f(*"ab", *a, sep=""))


def note(name, value):
    print(name, end=" ")
    return value


print(f(note("p", 0), *note("s", a), note("q", 5), **note("kw", c)))
print(f(note("one", 1), k=note("key", 2), *note("star", a)))
for bad in (lambda: f(**c, **c), lambda: f(x=1, **c), lambda: f(*5)):
    try:
        bad()
        print("allowed")
    except TypeError:
        print("TypeError")


def keywords_only(*, first, second=2):
    return first, second


print(keywords_only(first=1), keywords_only(**{"first": 3, "second": 4}), keywords_only(second=5, **{"first": 6}))
