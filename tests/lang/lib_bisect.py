# differs: micropython (it has no bisect)
import bisect
from bisect import bisect_left, bisect_right, insort

values = [1, 3, 3, 3, 7, 9]
for x in (0, 1, 2, 3, 4, 9, 10):
    print(x, bisect_left(values, x), bisect_right(values, x), bisect.bisect(values, x))
print(bisect_left(values, 3, 2), bisect_right(values, 3, 0, 2), bisect_left(values, 3, lo=4), bisect_left([], 1))
try:
    bisect_left(values, 3, -1)
except ValueError as error:
    print("ValueError", error)


def grade(score, breakpoints=(60, 70, 80, 90), grades="FDCBA"):
    return grades[bisect.bisect(breakpoints, score)]


print("".join([grade(score) for score in (33, 99, 77, 70, 89, 90, 100)]))

# Insertion keeps the order, and equal items in the order they came.
found = []
for word in "pear fig apple kiwi date plum lime".split():
    insort(found, word, key=len)
print(found)
found = []
for word in "pear fig apple kiwi date plum lime".split():
    bisect.insort_left(found, word, key=len)
print(found)
numbers = []
for i in range(20):
    insort(numbers, i * 7 % 20)
print(numbers == list(range(20)))


def position(a, x):
    i = bisect_left(a, x)
    if i != len(a) and a[i] == x:
        return i
    raise ValueError("not in it")


def nearest(a, x):
    i = bisect_left(a, x)
    return min(a[max(i - 1, 0) : i + 1], key=lambda y: abs(y - x))


print(position(values, 7), nearest(values, 5.5), nearest(values, 100), nearest(values, -5))
try:
    position(values, 8)
except ValueError as error:
    print(error)
pairs = [("a", 10), ("b", 20), ("c", 30)]
print(bisect_left(pairs, 20, key=lambda pair: pair[1]), bisect_right(pairs, 20, key=lambda pair: pair[1]))
print(bisect_left(range(0, 1000, 10), 555), bisect_right("aabbcc", "b"))
