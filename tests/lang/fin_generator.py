# finally and with in generators: closed, thrown into, run to the end.
def source(name):
    try:
        for i in range(3):
            yield name, i
    except ValueError as e:
        print("got", e)
        yield name, "rescued"
    finally:
        print(name, "closing")


for item in source("all"):
    print(item)
g = source("closed")
print(next(g))
g.close()
g = source("thrown")
print(next(g), g.throw(ValueError("stop it")))
print(list(g))


class Manager:
    def __enter__(self):
        print("in")

    def __exit__(self, kind, value, trace):
        print("out", kind is GeneratorExit)


def inside():
    with Manager():
        yield 1
        yield 2


g = inside()
print(next(g))
g.close()
print(list(inside()))


def returns():
    try:
        yield "y"
        return "value"
    finally:
        print("return passes")


g = returns()
next(g)
try:
    next(g)
except StopIteration as e:
    print("result", e.value)


def stubborn():
    try:
        yield 1
    finally:
        yield 2


g = stubborn()
print(next(g), next(g))
try:
    next(g)
except StopIteration:
    print("done")
