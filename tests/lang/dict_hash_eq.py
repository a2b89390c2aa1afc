# differs: micropython (keys are compared whatever their hash)
# Dictionaries with keys whose __hash__ and __eq__ are Python code, even code that misbehaves.
log = []


class Key:
    def __init__(self, name, h):
        self.name = name
        self.h = h

    def __hash__(self):
        log.append("hash " + self.name)
        return self.h

    def __eq__(self, other):
        log.append("eq")
        return isinstance(other, Key) and self.name == other.name


a, b = Key("a", 1), Key("b", 1)
d = {a: "A", b: "B"}
print(d[a], d[b], d[Key("a", 1)], len(d), "hash a" in log, "eq" in log)
print(a in d, Key("c", 1) in d, Key("c", 2) in d, a in [b, a], d.get(Key("b", 1)))


class Broken:
    def __hash__(self):
        raise ValueError("no hash")


class NoEq:
    def __hash__(self):
        return 1

    def __eq__(self, other):
        raise ValueError("no eq")


for bad, where in ((Broken(), d), (NoEq(), {NoEq(): 1})):
    for act in (lambda: where[bad], lambda: where.get(bad), lambda: bad in where, lambda: where.pop(bad), lambda: {NoEq(), bad}):
        try:
            act()
            print("passed")
        except ValueError as e:
            print(e)
print(len(d), d[a])


class Twin:
    def __init__(self, h):
        self.h = h

    def __hash__(self):
        return self.h

    def __eq__(self, other):
        return True


twins = {Twin(1): "one", Twin(2): "two"}
print(len(twins), twins[Twin(2)], Twin(3) in twins, 2 in twins, 3 in twins, "x" in twins)


class Unhashable:
    def __eq__(self, other):
        return True


try:
    {Unhashable(): 1}
except TypeError:
    print("__eq__ without __hash__")


class Meddler:
    target = None

    def __hash__(self):
        return 5

    def __eq__(self, other):
        if Meddler.target is not None:
            t, Meddler.target = Meddler.target, None
            t.clear()
            for i in range(20):
                t[i] = i
        return False


m = {Meddler(): 1, Meddler(): 2}
Meddler.target = m
m[Meddler()] = 3
print(len(m), m[7], 3 in m.values())
m = {Meddler(): 1}
Meddler.target = m
print(m.get(Meddler(), "none"), len(m))
