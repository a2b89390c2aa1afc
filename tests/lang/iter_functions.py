# differs: micropython (sum and map take less)
# enumerate, zip, map, filter, reversed, all, any, sum, min, max.
print(list(enumerate("abc")), list(enumerate("ab", 5)), list(enumerate([], start=3)), dict(enumerate("xy")))
print(list(zip([1, 2, 3], "ab")), list(zip()), list(zip([1])), list(zip("ab", range(10), (True, False))))
print(list(map(str, [1, 2])), list(map(lambda a, b: a * b, [1, 2, 3], [4, 5])), list(map(len, ["a", "bc"])))
print(list(filter(None, [0, 1, "", "a", None, []])), list(filter(lambda x: x > 1, range(4))), list(filter(str.isdigit, "a1b2")))
print(list(reversed([1, 2, 3])), list(reversed("abc")), list(reversed((1, 2))), list(reversed(range(3))), list(reversed([])))
print(all([]), all([1, 2]), all([1, 0]), any([]), any([0, ""]), any([0, 3]), all(x > 0 for x in (1, 2)), any(x > 1 for x in (1, 2)))
print(sum([]), sum([1, 2, 3]), sum([1.5, 2]), sum([1, 2], 10), sum((x for x in range(5)), start=1), sum([[1], [2]], []))
print(min(3, 1, 2), max(3, 1, 2), min([4, 2]), max("hello"), min((2, 1), (1, 9)), max([1], [0, 5]), min("b", "a"))
print(min([], default="none"), max([], default=None), max(["a", "bbb", "cc"], key=len), min([-3, 2], key=abs), max(1, -5, key=abs), max(range(5), default=9))
print(max("ab", "aa", "b", key=len), min(["x", "y"], key=lambda c: 0), max(["x", "y"], key=lambda c: 0))
calls = []
print(any(calls.append(x) or x == 2 for x in range(10)), calls)
for bad in (lambda: max([]), lambda: min(()), lambda: sum(["a"]), lambda: sum(["a"], ""), lambda: max(1), lambda: max(), lambda: zip(5), lambda: enumerate(5), lambda: map(str), lambda: list(map(5, [1])), lambda: reversed({1}), lambda: reversed(5), lambda: max(1, "a")):
    try:
        bad()
        print("accepted")
    except (ValueError, TypeError) as e:
        print(type(e).__name__)
it = zip("ab", "cd")
print(next(it), list(it), list(it))
m = map(lambda x: x + 1, iter([1, 2, 3]))
print(next(m), iter(m) is m, sum(m), list(m))
words = ["apple", "bob", "cat"]
print([f"{i}:{w}" for i, w in enumerate(words, 1)], dict(zip(words, map(len, words))))
print(list(zip(*[(1, "a"), (2, "b"), (3, "c")])), [list(r) for r in zip(*[[1, 2], [3, 4]])])
print(len([1, 2]), len("abc"), len({}), len({1}), len(range(7)), len(()), len(b"ab"))
