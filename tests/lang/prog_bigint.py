# Numbers that fit no machine word.
def factorial(n):
    result = 1
    for i in range(2, n + 1):
        result *= i
    return result


def fibonacci(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


def digits(n):
    return sum(int(d) for d in str(n))


print(factorial(25))
print(factorial(40) // factorial(38), factorial(30) % 1000007)
print(fibonacci(100), fibonacci(200))
print(2 ** 100, -(2 ** 64), 2 ** 64 - 1)
print(digits(2 ** 200), len(str(3 ** 150)))
print(pow(3, 100, 1000007) if False else 3 ** 100 % 1000007)
n = 123456789 * 987654321
print(n, n >> 10, n << 20, n & 0xFFFFFFFFFF, n | 1 << 70, n ^ -1, ~n)
print(-n // 1000, -n % 1000, divmod(-n, 12345), divmod(n, -12345))
print(int("9" * 30) + 1, int("-" + "7" * 25), int("ff" * 10, 16))
print(n == n + 0, n < n + 1, -n < n, n > 1 << 60, hash(n) == hash(n + 0))
print((1 << 80) - (1 << 80) + 5, (10 ** 20) // (10 ** 18))
