# differs: micropython (order of a dict)
# Dictionaries that grow, shrink and are used as a queue; keys that collide.
d = {}
for i in range(200):
    d[i * 64] = i
print(len(d), all(d[i * 64] == i for i in range(200)), 1 in d, 64 * 200 in d)
for i in range(0, 200, 3):
    del d[i * 64]
print(len(d), sum(d.values()), 0 in d, 64 in d)
for i in range(0, 200, 6):
    d[i * 64] = -1
print(len(d), list(d)[:3], list(d)[-3:], sum(1 for v in d.values() if v == -1))
d = None
queue = {}
for i in range(300):
    queue["job%d" % i] = i
    if len(queue) > 7:
        first = next(iter(queue))
        queue.pop(first)
print(list(queue), list(queue.values()))


class Same:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return 7

    def __eq__(self, other):
        return isinstance(other, Same) and self.n == other.n


collide = {Same(i): i for i in range(25)}
print(len(collide), collide[Same(13)], Same(99) in collide, collide.pop(Same(0)), len(collide))
collide[Same(13)] = "thirteen"
print(collide[Same(13)], len(collide), sorted(v for v in collide.values() if v != "thirteen")[:4])
words = {}
for w in "one two three four five six seven eight nine ten eleven twelve".split():
    words[w] = len(w)
print(words["twelve"], words["o" + "ne"], "thir" + "teen" in words, "".join(["t", "e", "n"]) in words)
negative = {-i: i for i in range(40)}
print(negative[-39], negative[0], -40 in negative)
mixed = {}
for i in range(20):
    mixed[i] = mixed[str(i)] = mixed[i + 0.5] = mixed[(i,)] = i
print(len(mixed), mixed["7"] + mixed[7] + mixed[7.5] + mixed[(7,)], mixed.get(20), mixed.get("20"))
