# differs: micropython (`super()` finds no `__getitem__` of a built-in base)
# Iteration goes over the keys, whatever __getitem__ does.
class Doubling(dict):
    def __getitem__(self, key):
        return super().__getitem__(key) * 2


d = Doubling(a=1, b=2)
print(d["a"], list(d), sorted(d.items()), [k for k in d])


class Shown(list):
    def __getitem__(self, i):
        return "x%d" % super().__getitem__(i)


print(list(Shown([1, 2])), Shown([1, 2])[0])


class Reversed(tuple):
    def __getitem__(self, i):
        return super().__getitem__(-1 - i)


r = Reversed((1, 2, 3))
print(r[0], r[2], list(r), len(r))
