# comprehensions: many clauses, nested ones, conditions, unpacking targets, own scopes, in classes and defaults.
print([(x, y) for x in range(3) if x for y in range(x) if y < 2], [[y for y in range(x)] for x in range(3)])
print(sorted({x % 3 for x in range(10)}), sorted({k: v for k, v in zip("abc", range(3)) if v}.items()))
print([a + b for (a, b), *_ in [((1, 2), 3), ((4, 5),)]], [x for x, in [(1,), (2,)]], [i for i, (j, *k) in enumerate(["ab"])])
x = "outer"
print([x for x in range(2)], x, [y for y in [x for x in "ab"]], {x: x for x in [1]}, x)
print([x if x > 1 else -x for x in range(4)], [not x for x in (0, 1)], [lambda: x for x in range(2)][0]())
print([f(2) for f in [lambda n, x=x: n * x for x in range(3)]], sum([x for x in range(4)], 10))


def f(items=[x for x in range(3)], *, table={k: len(k) for k in ("a", "bb")}):
    total = 0

    def add(n):
        nonlocal total
        total += n
        return total

    return [add(i) for i in items], sorted(table), [total for _ in "a"]


print(f())


class C:
    size = 3
    rows = [[0] * n for n in range(size)]
    squares = {n: n * n for n in range(size)}

    def get(self):
        return [self.size for _ in range(2)], [c.size for c in [self]], [[self.size for _ in "a"] for _ in "b"]


print(C.rows, sorted(C.squares.values()), C().get())
matrix = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in matrix] for i in range(3)], [v for row in matrix for v in row if v % 2 == 0])
target = {}
print([target.update({i: j}) for i, j in [(1, 2)]], target, [target[1] for target[1] in [5, 6]], target)
print([*(y for x in [[1], [2, 3]] for y in x)], tuple(x for x in range(3)), "".join(c for c in "a1b2" if not c.isdigit()))
