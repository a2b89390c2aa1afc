# differs: micropython (sorting is not stable, keys are computed more than once)
# Sorting: sort and sorted, reverse, key, strings, tuples, already sorted input.
a = [3, 1, 2]
print(a.sort(), a, sorted(a, reverse=True), a)
print(sorted([]), sorted([1]), sorted((3, 2, 1)), sorted("hello"), sorted({3: "c", 1: "a"}), sorted({9, 7, 8}))
print(sorted(range(10, 0, -1)), sorted([5, 5, 1, 1]), sorted([True, False, 2, -1]))
words = ["banana", "Apple", "cherry", "apple", "Banana", "fig"]
print(sorted(words), sorted(words, key=len), sorted(words, key=str.lower))
print(sorted(words, key=lambda w: (len(w), w.lower()), reverse=True))
words.sort(key=lambda w: w[-1])
print(words)
words.sort(reverse=True)
print(words)
print(sorted([(2, "b"), (1, "z"), (2, "a"), (1, "a")]), sorted([[2], [1, 9], [1]]))
print(sorted([1.5, 1, 0.5, 2]), sorted([10**20, 5, -10**20, 3]))
print(sorted("bca", key=None), sorted([3, 1, 2], reverse=False), sorted([1, 2], key=lambda x: -x))
calls = []


def key(x):
    calls.append(x)
    return x % 10


print(sorted([31, 12, 23, 4, 15, 26, 7, 38, 9, 10, 21], key=key), calls)
for bad in (lambda: sorted([1, "a"]), lambda: [2, None].sort(), lambda: sorted(5), lambda: sorted([1], key=5)):
    try:
        bad()
    except TypeError:
        print("TypeError")
n = 0
data = []
for i in range(100):
    n = (n * 37 + 11) % 101
    data.append(n)
data.sort()
print(data == sorted(data), data[:5], data[-5:], all(data[i] <= data[i + 1] for i in range(99)))
