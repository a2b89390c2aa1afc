"""Random numbers: a permuted congruential generator (PCG32) over 64 bits of state."""

import time

# None: no number was asked for yet.
_state = None


def seed(a=None):
    global _state
    if a is None:
        a = time.ticks_us()
    elif not isinstance(a, int):
        # Any text or bytes, mixed down.
        data = a if isinstance(a, (bytes, bytearray)) else bytes(str(a), "utf-8")
        a = 0
        for byte in data:
            a = (a * 16777619 ^ byte) & 0xFFFFFFFFFFFFFFFF
    _state = (a ^ a >> 64) & 0xFFFFFFFFFFFFFFFF
    # Similar seeds part in the first steps.
    _next()
    _next()


def _next():
    # 32 bits: the upper ones of the state, turned by its uppermost.
    global _state
    if _state is None:
        seed()
    state = _state
    _state = state * 6364136223846793005 + 1442695040888963407 & 0xFFFFFFFFFFFFFFFF
    bits = (state >> 18 ^ state) >> 27 & 0xFFFFFFFF
    turn = state >> 59
    return (bits >> turn | bits << 32 - turn) & 0xFFFFFFFF


def getrandbits(k):
    if k < 0:
        raise ValueError("number of bits must be non-negative")
    bits = 0
    have = 0
    while have < k:
        bits = bits << 32 | _next()
        have += 32
    return bits >> have - k


def _below(n):
    # Each number as likely as the others: what would favour some is thrown away.
    bits = 0
    while n - 1 >> bits:
        bits += 1
    while True:
        number = getrandbits(bits)
        if number < n:
            return number


def random():
    # As many bits as the board's floats have, so that 1.0 is never reached.
    return (_next() >> 10) / 4194304


def uniform(a, b):
    return a + (b - a) * random()


def randrange(start, stop=None, step=1):
    if stop is None:
        start, stop = 0, start
    n = len(range(start, stop, step))
    if not n:
        raise ValueError("empty range for randrange()")
    return start + step * _below(n)


def randint(a, b):
    if b < a:
        raise ValueError("empty range for randint()")
    return a + _below(b - a + 1)


def choice(seq):
    if not len(seq):
        raise IndexError("cannot choose from an empty sequence")
    return seq[_below(len(seq))]


def choices(population, weights=None, *, k=1):
    if weights is None:
        return [choice(population) for _ in range(k)]
    weights = list(weights)
    if len(weights) != len(population):
        raise ValueError("The number of weights does not match the population")
    total = sum(weights)
    if total <= 0:
        raise ValueError("Total of weights must be greater than zero")
    return [_weighted(population, weights, random() * total) for _ in range(k)]


def _weighted(population, weights, at):
    for item, weight in zip(population, weights):
        at -= weight
        if at < 0:
            break
    return item


def shuffle(x):
    for i in range(len(x) - 1, 0, -1):
        j = _below(i + 1)
        x[i], x[j] = x[j], x[i]


def sample(population, k):
    rest = list(population)
    if not 0 <= k <= len(rest):
        raise ValueError("Sample larger than population or is negative")
    return [rest.pop(_below(len(rest))) for _ in range(k)]
