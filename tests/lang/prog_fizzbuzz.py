# Numbers that become words.
def word(n):
    if n % 15 == 0:
        return "FizzBuzz"
    elif n % 5 == 0:
        return "Buzz"
    elif n % 3 == 0:
        return "Fizz"
    return str(n)


line = []
for n in range(1, 31):
    line.append(word(n))
    if n % 10 == 0:
        print(" ".join(line))
        line = []
print(sum(1 for n in range(1, 101) if word(n) == "FizzBuzz"))
print([n for n in range(40) if word(n + 1)[0] == "F" and n & 1])
