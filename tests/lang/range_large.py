# differs: micropython (ranges hold machine words)
# Ranges beyond 31 bits, and at the edges of it.
big = 10**12
r = range(big, big + 5)
print(r, list(r), len(r), r[2], r[-1], big + 3 in r, big + 5 in r, r[1:3], list(reversed(r)))
print(list(range(2**30 - 2, 2**30 + 2)), list(range(-2**30 + 1, -2**30 - 3, -1)))
print(list(range(2**31 - 1, 2**31 + 2)), len(range(-2**30, 2**30 - 1, 2**29)))
wide = range(0, 10**15, 10**14)
print(len(wide), wide[3], list(wide)[-1], 3 * 10**14 in wide, 3 * 10**14 + 1 in wide, wide[::3])
down = range(10**10, -10**10, -5 * 10**9)
print(list(down), len(down), down[-1], 0 in down, 1 in down)
endless = range(10**20)
n = 0
for x in endless:
    n += x
    if x == 100:
        break
print(n, endless[10**19], 10**20 - 1 in endless, 10**20 in endless, bool(endless))
it = iter(range(2**30 - 1, 2**30 + 1))
print(next(it), next(it), next(it, "end"))
print(range(10**12) == range(0, 10**12), range(10**12) == range(10**12 + 1), hash(range(10**12)) == hash(range(0, 10**12, 1)))
print(sum(range(2**30 - 2, 2**30 + 2)) == 4 * 2**30 - 2, range(2**40, 0), list(range(2**40, 0)))
step = range(0, 2**30, 2**29)
print(list(step), step[-1], list(range(1, 2**30, 2**30 - 1)), list(range(-1, -2**30, -2**30 + 5)))


class Index:
    def __index__(self):
        return 4


print(range(Index()), range(10)[Index()], list(range(1, Index())), [5, 6, 7, 8, 9][Index()], "abcdef"[:Index()])
