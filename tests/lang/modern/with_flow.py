# with: yields inside, generators left early, nested functions, loops with else, results of conditions.
class M:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        print("in", self.name)
        return self

    def __exit__(self, *what):
        print("out", self.name)


def lines():
    with M("file") as m, (M("lock")):
        for i in range(3):
            yield m.name, i


g = lines()
print(next(g), next(g))
g.close()
print(list(lines()))


def find(items):
    with M("search"):
        for item in items:
            with (M("item") as m):
                if item > 1:
                    return item, m.name
        else:
            return "none"


print(find([0, 2, 3]), find([]))


def nested():
    with M("a") as a:
        def inner():
            with (M("b") as b, M(a.name + b.name) as c):
                return c.name
        return inner()


print(nested())
with (M("x") if nested else M("y")) as x: print(x.name)
