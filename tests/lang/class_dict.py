# __dict__, dir and __new__: what objects and classes hold.
# differs: micropython (this build of it has no vars)
class Point:
    """A point."""

    kind = "point"

    def __new__(cls, *args):
        made = super().__new__(cls)
        made.args = args
        return made

    def __init__(self, x, y):
        self.x, self.y = x, y


p = Point(1, 2)
print(p.__dict__, vars(p) == p.__dict__)
p.__dict__["z"] = 3
p.__dict__.update(w=4)
print(p.z, p.w, p.__dict__)
del p.__dict__["x"]
print(hasattr(p, "x"), p.y)
p.x = 10
print(list(p.__dict__), p.x, p.__dict__ is p.__dict__)
q = p.__new__(Point, 5)
print(q.args, hasattr(q, "x"), list(q.__dict__))
print("kind" in Point.__dict__, Point.__dict__["kind"], "x" in Point.__dict__, "append" in list.__dict__)
del p.y
p.y = 1
print(list(p.__dict__))


class Order:
    pass


o = Order()
for name in "abcdefghijklmnop":
    setattr(o, name, ord(name))
del o.a, o.c
o.c, o.a = 1, 2
print("".join(o.__dict__), o.p, o.a)
n = Order()
n.b, n.a = 3, 4
print(list(n.__dict__), hasattr(n, "p"))


class Chosen:
    def __dir__(self):
        return ["b", "a"]


print(sorted(dir(Chosen())), "x" in dir(p), "kind" in dir(p), "upper" in dir(""))


class Nothing:
    def __new__(cls):
        return None

    def __init__(self):
        print("never")


print(Nothing())
