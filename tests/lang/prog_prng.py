# A linear congruential generator and a shuffle: integers beyond 31 bits, masked.
class Random:
    def __init__(self, seed=1):
        self.state = seed

    def next(self):
        self.state = (self.state * 1103515245 + 12345) & 0x7FFFFFFF
        return self.state >> 8

    def below(self, n):
        return self.next() % n

    def shuffle(self, items):
        for i in range(len(items) - 1, 0, -1):
            j = self.below(i + 1)
            items[i], items[j] = items[j], items[i]


r = Random(42)
print([r.below(100) for _ in range(10)])
cards = [suit + value for suit in "SHDC" for value in "A23"]
r.shuffle(cards)
print(" ".join(cards))
counts = [0] * 6
for _ in range(300):
    counts[r.below(6)] += 1
print(counts, sum(counts))


def xorshift(x):
    x ^= x << 13 & 0xFFFFFFFF
    x ^= x >> 17
    x ^= x << 5 & 0xFFFFFFFF
    return x & 0xFFFFFFFF


x = 2463534242
for _ in range(5):
    x = xorshift(x)
    print(x)
