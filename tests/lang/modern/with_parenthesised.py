# parenthesised `with`: one and many items, with and without `as`, trailing comma, over lines.
class Manager:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    def __enter__(self):
        print("enter", self.name)
        return self.name.upper()

    def __exit__(self, kind, value, traceback):
        print("exit", self.name, kind and kind.__name__)
        return self.swallow


M = Manager
with (M("a") as a):
    print(a)
with (M("a") as a, M("b") as b):
    print(a, b)
with (
    M("a"),
    M("b") as b,  # a comment
    M("c") as (first),
):
    print(b, first)
with (M("t")):
    print("parenthesised manager")
with (M("t")) as t:
    print(t)
with (M("p"), M("q")):
    print("two managers")
with (M("x")) as x, (M("y")) as y:
    print(x, y)
with (M("z", True) as z, M("w")):
    raise ValueError("swallowed by z")
with (yielded := M("walrus")):
    print(yielded.name)
with (M("l") if a else M("m")) as n, M("o") as [o]:
    print(n, o)
