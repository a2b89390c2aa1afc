# differs: micropython (it has no itertools)
import itertools
from itertools import chain, count, islice, groupby


def take(n, iterable):
    return list(islice(iterable, n))


print(take(4, count()), take(3, count(10, -2)), take(3, count(0.5, 0.25)))
print(take(7, itertools.cycle("abc")), take(2, itertools.cycle([])))
print(list(itertools.repeat("x", 3)), take(2, itertools.repeat(None)), list(itertools.repeat(1, 0)))
print(list(itertools.accumulate([1, 2, 3, 4])), list(itertools.accumulate([3, 1, 4, 1], max)))
print(list(itertools.accumulate([1, 2], initial=100)), list(itertools.accumulate([])), list(itertools.accumulate("abc")))
print(list(itertools.batched("abcdefg", 3)), list(itertools.batched([], 2)))
try:
    itertools.batched("abc", 0)
except ValueError as error:
    print("ValueError", error)

print(list(chain("ab", [1, 2], ())), list(chain()), list(chain.from_iterable(["ab", "cd"])))
both = chain([1], [2, 3])
print(next(both), list(both), list(both))
print(list(itertools.combinations("abcd", 2)))
print([len(list(itertools.combinations(range(5), r))) for r in range(7)])
print(list(itertools.combinations_with_replacement("abc", 2)))
print([len(list(itertools.combinations_with_replacement(range(3), r))) for r in range(5)])
print(list(itertools.combinations_with_replacement([], 1)), list(itertools.combinations_with_replacement([], 0)))
print(list(itertools.permutations([1, 2, 3])))
print(list(itertools.permutations("abcd", 2)))
print([len(list(itertools.permutations(range(4), r))) for r in range(6)])
print(list(itertools.permutations([1, 1, 2])))
print(list(itertools.product("ab", [1, 2])), list(itertools.product()), list(itertools.product("ab", [])))
print(["".join(letters) for letters in itertools.product("xy", repeat=3)])
try:
    itertools.combinations([], -1)
except ValueError as error:
    print("ValueError", error)

print(list(itertools.compress("abcdef", [1, 0, 1, 0, 1])))
print(list(itertools.dropwhile(lambda x: x < 3, [1, 2, 3, 1, 5])), list(itertools.dropwhile(bool, [1])))
print(list(itertools.takewhile(lambda x: x < 3, [1, 2, 3, 1, 5])))
print(list(itertools.filterfalse(None, [0, 1, "", "a"])), list(itertools.filterfalse(lambda x: x % 2, range(6))))
print([(key, "".join(group)) for key, group in groupby("aaabbca")])
print([key for key, group in groupby([1, 3, 2, 4, 5], lambda x: x % 2)])
print([(key, list(group)[:1]) for key, group in groupby(range(10), lambda x: x // 4)])
groups = [group for key, group in groupby("aabb")]
print([list(group) for group in groups], list(groupby([])))
runs = groupby("xxyyy")
key, first = next(runs)
print(key, next(first), end=" ")
key, second = next(runs)
print(list(first), key, list(second), list(runs))

print(list(islice("abcdef", 2)), list(islice("abcdef", 2, 4)), list(islice("abcdef", 2, None)))
print(list(islice("abcdef", 0, None, 2)), list(islice(count(), 5, 20, 6)), list(islice("ab", None)))
for bad in ((-1,), (0, -1), (0, 5, 0)):
    try:
        islice("abc", *bad)
    except ValueError:
        print("ValueError", bad)
rest = iter(range(10))
print(list(islice(rest, 3)), next(rest), list(islice(rest, 1, 4, 2)), list(rest))
print(list(itertools.pairwise("abcd")), list(itertools.pairwise("a")), list(itertools.pairwise("")))
print(list(itertools.starmap(pow, [(2, 5), (3, 2)])), list(itertools.starmap(lambda *a: sum(a), [(1,), (1, 2)])))
a, b, c = itertools.tee(iter("xyz"), 3)
print(next(a), next(a), next(b), list(c), list(a), list(b), itertools.tee([], 0))
print(list(itertools.zip_longest("ab", [1, 2, 3], fillvalue="-")), list(itertools.zip_longest()))
print(list(itertools.zip_longest([1], [], "pq")))


def primes():
    numbers = count(2)
    while True:
        prime = next(numbers)
        yield prime
        numbers = filter(lambda n, prime=prime: n % prime, numbers)


print(take(12, primes()))
changes = [len(list(run)) for bit, run in groupby("0001101111") if bit == "1"]
print(changes, max(itertools.accumulate([5, -7, 3], initial=0)))
