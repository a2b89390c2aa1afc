# differs: micropython (no guard against containers that hold themselves)
# repr of containers, those that hold themselves included.
print([], (), {}, set(), frozenset(), [[]], [()], ([],), {1: {}}, [{}])
print((1,), (1, 2), [1, "a", None, True, 1.5, b"b"], {"k": [1], 2: (3,)}, {5}, frozenset([6]))
print(str([1, "it's"]), repr(['say "hi"', "\n\t\\"]), [str, int, list])
a = [1]
a.append(a)
print(a, [a], a[1][1][0])
d = {"x": 1}
d["me"] = d
print(d, [d])
both = {"list": a}
a.append(both)
print(a)
print(both)
t = ([],)
t[0].append(t)
print(t, t[0])
a.clear()
d.clear()
t[0].clear()
print(a, d, t)


class Point:
    def __init__(self, x):
        self.x = x

    def __repr__(self):
        return "Point(%d)" % self.x

    def __str__(self):
        return "p" + str(self.x)


print(Point(1), [Point(2)], {Point: Point(3)}[Point], {"p": Point(4)}, (Point(5),), str([Point(6)]))


class Bad:
    def __repr__(self):
        raise ValueError("no repr")


bad = [1, [Bad()]]
for _ in range(2):
    try:
        print(repr(bad))
    except ValueError as e:
        print("caught", e)
bad[1].clear()
print(bad, {}.keys(), {1: 2}.values(), {1: 2}.items(), range(3), range(1, 5), range(0, 9, 2))
