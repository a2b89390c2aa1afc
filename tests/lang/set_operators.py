# differs: micropython (methods take one argument)
# Sets: operators, their in-place forms, and the methods of the same meaning.
a, b = {1, 2, 3}, {3, 4}
print(sorted(a | b), sorted(a & b), sorted(a - b), sorted(b - a), sorted(a ^ b))
print(sorted(a.union(b)), sorted(a.intersection(b)), sorted(a.difference(b)), sorted(a.symmetric_difference(b)))
print(sorted(a.union([9], (8,), "x"), key=str), sorted(a.union()), sorted(a.intersection([1, 2], {2})), sorted(a.difference([1], [2])))
print(a == {3, 2, 1}, a != b, a == [1, 2, 3], set() == set(), {1} == frozenset([1]))
print({1} < a, a < a, a <= a, a > {1, 2}, a >= b, {1} <= {2}, set() < {1}, {1, 5} < {1, 2, 3})
print({1}.issubset(a), a.issuperset([1, 2]), a.isdisjoint([4, 5]), a.isdisjoint({3}), {1}.issubset([1, 2]), a.issuperset(()))
c = a
c |= {10}
print(sorted(a), c is a)
c &= {1, 10, 20}
print(sorted(a), c is a)
c -= {10}
c ^= {1, 2, 3}
print(sorted(a), c is a)
c.intersection_update([2, 3, 4], (3,))
print(sorted(a))
c.symmetric_difference_update([3, 5, 5])
c.difference_update([6], [7])
print(sorted(a))
c ^= c
print(a)
d = {1, 2}
d -= d
print(d)
d = {1, 2}
d |= d
d &= d
print(sorted(d))
for bad in (lambda: {1} | [1], lambda: {1} & (1,), lambda: {1} - "a", lambda: {1} ^ 5, lambda: {1} < [1], lambda: {1} + {2}, lambda: {1}.union(5)):
    try:
        bad()
        print("accepted")
    except TypeError:
        print("TypeError")
primes = set(range(2, 50))
for i in range(2, 8):
    primes -= set(range(i * 2, 50, i))
print(sorted(primes))
