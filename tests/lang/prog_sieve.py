# Primes by crossing out multiples, in a bytearray and in a generator.
def sieve(limit):
    composite = bytearray(limit + 1)
    primes = []
    for n in range(2, limit + 1):
        if composite[n]:
            continue
        primes.append(n)
        for multiple in range(n * n, limit + 1, n):
            composite[multiple] = 1
    return primes


def endless():
    found = []
    n = 2
    while True:
        if all(n % p for p in found):
            found.append(n)
            yield n
        n += 1


print(sieve(100))
print(len(sieve(1000)))
g = endless()
first = [next(g) for _ in range(25)]
print(first == sieve(97))
