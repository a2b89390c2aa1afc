# Comparisons: chains, in, is, not, mixed, each operand once.
def v(n):
    print("v%d" % n, end=" ")
    return n


print(v(1) < v(2) < v(3), v(3) < v(2) < v(1), v(1) <= v(1) == v(1) != v(2))
print(1 < 2 > 1 < 3, 1 == 1.0 is not None, "a" < "b" <= "b" in "abc")
x = 5
print(0 < x < 10, 0 < x > 4, not 0 < x < 3, not (x in (1, 5)), x not in (1, 5), x is not None)
print((1 < 2) == True, 1 < (2 == 2), (1 < 2) < 2)
if 1 < v(5) < 3:
    print("no")
elif 1 < v(2) < 3 and not v(0):
    print("yes")
while 0 <= x < 7:
    x += 1
print(x)
print([n for n in range(10) if 2 < n <= 5 or n == 8 != 9])
nothing = None
print(nothing is None, nothing is not None, not nothing is None)
print([] == [], [] is [], () == (), {} != {1: 1}, "x" in {"x": 1} in [{"x": 1}])


class Odd:
    def __lt__(self, other):
        return "truthy"

    def __gt__(self, other):
        return ""


o = Odd()
print(o < o, o > o, o < o < o, repr(o > o < o))
a = b = [1]
print(a is b is not None, a == b == [1], 3 > 2 > 1 > 0 > -1)
