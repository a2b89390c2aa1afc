# differs: micropython (zip has no strict)
# zip with strict lengths; iterators shared between consumers; endless iterators.
def count(start=0):
    while True:
        yield start
        start += 1


print(list(zip([1, 2], "ab", strict=True)), list(zip([], [], strict=True)), list(zip(strict=True)))
for lists in (([1, 2], "a"), ([1], "ab"), ([1, 2], "ab", [3]), ([], [], [1])):
    try:
        print(list(zip(*lists, strict=True)))
    except ValueError:
        print("lengths differ")
print(list(zip(range(3), count(10))), list(zip(count(), "abc")), [x for x, _ in zip(count(5), range(2))])
it = iter(range(10))
print(list(zip(it, it, it)), list(it))
it = iter("abcdef")
print([a + b for a, b in zip(it, it)], next(it, "empty"))
odd = filter(lambda x: x % 2, count())
print([next(odd) for _ in range(5)])
mapped = map(lambda x, y: x - y, count(), count(1))
print(next(mapped), next(mapped))
numbered = enumerate(count(100), 7)
print(next(numbered), next(numbered))
print(any(x > 50 for x in count()), next(x for x in count() if x * x > 200), 30 in count())
chain = map(str, filter(lambda x: x % 3 == 0, map(lambda x: x + 1, range(10))))
print(",".join(chain), list(chain))
nested = enumerate(zip("ab", enumerate("cd")))
for i, (x, (j, y)) in nested:
    print(i, x, j, y)
source = iter([1, 2, 3, 4])
for x in source:
    print(x, next(source, None))
g = (x * x for x in range(4))
print(list(map(lambda x: x + 1, g)), list(g))
print(list(map(max, [1, 5], [3, 2], [2, 9])), list(map(lambda *a: len(a), "ab", "cd", "ef")))
