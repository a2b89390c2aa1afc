# differs: micropython (sorting is not stable)
# Sorting keeps the order of equal items, in both directions and for any length.
def check(n, reverse):
    seed = 17
    items = []
    for i in range(n):
        seed = (seed * 75 + 74) % 65537
        items.append((seed % 7, i))
    result = sorted(items, key=lambda item: item[0], reverse=reverse)
    for (k1, i1), (k2, i2) in zip(result, result[1:]):
        if k1 == k2:
            if i1 > i2:
                return False
        elif (k1 < k2) == reverse:
            return False
    return sorted(result, key=lambda item: item[1]) == items


for n in (0, 1, 2, 5, 8, 9, 15, 16, 17, 31, 40, 64, 90):
    print(n, check(n, False), check(n, True))


class Card:
    compared = 0

    def __init__(self, rank, suit):
        self.rank = rank
        self.suit = suit

    def __lt__(self, other):
        Card.compared += 1
        return self.rank < other.rank

    def __repr__(self):
        return str(self.rank) + self.suit


deck = [Card(r, s) for s in "hs" for r in (5, 3, 9, 3, 1)]
print(sorted(deck))
print(sorted(deck, reverse=True))
print(min(deck), max(deck), Card.compared > 0)
deck.sort(key=lambda c: c.suit, reverse=True)
print(deck)
Card.compared = 0
print(sorted(deck[:1]), Card.compared)
