# Sets: displays, elements, methods that change them.
s = {3, 1, 2, 3, 1}
print(sorted(s), len(s), 2 in s, 5 in s, bool(s), bool(set()), set(), type({}) is dict)
print(sorted(set("hello")), sorted(set([1, 1, 2])), sorted(set(range(3))), sorted({x % 3 for x in range(10)}), set(()))
s.add(9)
s.add(9)
s.discard(1)
s.discard(100)
s.remove(2)
print(sorted(s), s.add(3), s.discard(0))
try:
    s.remove(2)
except KeyError as e:
    print("KeyError", e.args[0])
t = {"only"}
print(t.pop(), t, len(t))
try:
    t.pop()
except KeyError:
    print("empty")
for bad in ([], {}, {1}):
    try:
        s.add(bad)
    except TypeError:
        print("not hashable")
u = s.copy()
u.add("extra")
print(len(s), len(u), s is u, s == u)
s.clear()
print(s, sorted(map(str, u)))
s.update([1, 2], (3,), {4: 5}, "ab")
print(sorted(map(str, s)))
print({1, 1.0, True}, {0, False} == {0}, {(1, 2), (1, 2)}, {None}, {"a"})
total = 0
for x in {10, 20, 30}:
    total += x
print(total, sum({1, 2}), max({4, 9, 2}), min({4, 9, 2}), sorted({"b", "a"}, reverse=True))
big = set()
for i in range(100):
    big.add(i * i % 57)
print(len(big), 49 in big, 50 in big, sorted(big)[:6])
while len(big) > 3:
    big.pop()
print(len(big), list({7}), set([1, 2] + [2, 3]) == {1, 2, 3})
