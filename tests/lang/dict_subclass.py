# Subclasses of the built-in containers.
class Default(dict):
    def __missing_value(self):
        return 0

    def __getitem__(self, key):
        if key in self:
            return dict.__getitem__(self, key) if hasattr(dict, "__getitem__") else self.get(key)
        return 0


class Stack(list):
    def push(self, x):
        self.append(x)
        return self

    def top(self):
        return self[-1]


s = Stack()
s.push(1).push(2).push(3)
print(len(s), s.top(), list(s), s.pop(), 2 in s, s == [1, 2], bool(s), bool(Stack()))
s.extend([9, 8])
s.sort()
s.reverse()
print(list(s), s[0], s[1:3], [x * 2 for x in s], sum(s), max(s), sorted(s), s.index(8), s.count(1))
s[0] = "changed"
del s[1]
print(list(s), isinstance(s, list), isinstance(s, Stack), issubclass(Stack, list), type(s) is Stack)
s.note = "attribute"
print(s.note, len(Stack([1, 2, 3])), list(Stack("ab")))


class Registry(dict):
    def register(self, name):
        def wrap(f):
            self[name] = f
            return f

        return wrap


r = Registry()


@r.register("double")
def double(x):
    return x * 2


r["id"] = lambda x: x
print(r["double"](4), r["id"](3), len(r), sorted(r), "id" in r, r.get("none"), sorted(r.keys()))
r.pop("id")
for k in r:
    print(k)


class Point(tuple):
    def norm(self):
        return self[0] ** 2 + self[1] ** 2


p = Point((3, 4))
print(p.norm(), p[0], len(p), p == (3, 4), sum(p), {p: 1}[(3, 4)], p + (5,), list(p))


class Bag(set):
    def both(self, *items):
        for x in items:
            self.add(x)


b = Bag()
b.both(1, 2, 2)
print(sorted(b), len(b), 1 in b, sorted(b | {5}), b == {1, 2})
