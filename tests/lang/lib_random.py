# differs: micropython (its random has no shuffle, sample and choices)
import random

random.seed(42)
first = [random.getrandbits(16) for _ in range(5)]
random.seed(42)
print(first == [random.getrandbits(16) for _ in range(5)], len(set(first)) > 1)
random.seed("text")
first = random.random()
random.seed("text")
print(first == random.random(), all([0 <= random.random() < 1 for _ in range(100)]))
for k in (0, 1, 8, 31, 32, 33, 64):
    numbers = [random.getrandbits(k) for _ in range(20)]
    print(k, all([0 <= number < 1 << k for number in numbers]), len(set(numbers)) > 1)


def covers(function, wanted, tries=400):
    return {function() for _ in range(tries)} == set(wanted)


print(covers(lambda: random.randint(1, 6), range(1, 7)), covers(lambda: random.randrange(5), range(5)))
print(covers(lambda: random.randrange(-3, 3), range(-3, 3)), covers(lambda: random.randrange(10, 0, -3), [10, 7, 4, 1]))
print(covers(lambda: random.choice("abc"), "abc"), covers(lambda: random.randint(7, 7), [7]))
print(all([2.5 <= random.uniform(2.5, 3.5) <= 3.5 for _ in range(50)]), random.uniform(1, 1) == 1)
dice = [0] * 7
for _ in range(600):
    dice[random.randint(1, 6)] += 1
print(dice[0], all([60 < n < 140 for n in dice[1:]]), sum(dice))
bits = [bin(random.getrandbits(30)).count("1") for _ in range(100)]
print(1300 < sum(bits) < 1700, 0.3 < sum([random.random() for _ in range(100)]) / 100 < 0.7)

cards = list(range(20))
random.shuffle(cards)
print(sorted(cards) == list(range(20)), cards != list(range(20)))
hand = random.sample(cards, 5)
print(len(set(hand)), all([card in cards for card in hand]), len(cards), random.sample("ab", 0))
print(covers(lambda: random.choices("ab", [1, 0])[0], "a"), len(random.choices([1, 2, 3], k=7)))
heavy = random.choices("xy", weights=[9, 1], k=60).count("x")
print(40 < heavy < 60)
wrong = (
    lambda: random.randrange(0),
    lambda: random.randrange(3, 3),
    lambda: random.randint(2, 1),
    lambda: random.choice([]),
    lambda: random.sample([1], 2),
    lambda: random.getrandbits(-1),
)
for attempt in wrong:
    try:
        print(attempt())
    except (ValueError, IndexError) as error:
        print(type(error).__name__, end=" ")
print()
random.seed()
other = random.getrandbits(64)
print(random.getrandbits(64) != other)
