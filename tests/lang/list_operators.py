# differs: micropython (augmented repetition makes a new list; items are compared before identity)
# Lists: + * and their in-place forms, comparison, equality of nested lists.
a = [1, 2]
b = [3]
print(a + b, b + a, a + [], [] + [], a * 3, 2 * b, a * 0, a * -1, a * True)
c = a
c += (5, 6)
print(a, c is a)
c += "xy"
c *= 2
print(a, c is a)
c = c + [0]
print(len(a), len(c), c is a)
c *= 0
print(c)
print([1, 2] == [1, 2], [1, 2] == [1.0, 2.0], [1, 2] == [2, 1], [1] == (1,), [] == [], [1] != [1], [1] != [2])
print([1, 2] < [1, 3], [1, 2] < [1, 2, 0], [2] < [1, 5], [] < [0], [1] <= [1], [1, 2] >= [1], [3] > [2, 9])
print(["a", "b"] < ["a", "c"], [[1, 2], [3]] < [[1, 2], [4]], [[1], 2] == [[1], 2])
for bad in (lambda: [1] + (2,), lambda: [1] * 1.5, lambda: [1] < 2, lambda: [1] < ["a"], lambda: [1] - [1]):
    try:
        bad()
        print("accepted")
    except TypeError:
        print("TypeError")
nan = float("nan")
same = [nan]
print(same == same, nan in same, same.index(nan), same.count(nan))


class Loud:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        print("eq", self.n, other.n)
        return self.n == other.n


x, y, z = Loud(1), Loud(2), Loud(2)
print([x, y] == [x, z], [y, x] == [z, y], y in [x, z], [x, y, z].index(z), [x, y, z].count(y))
