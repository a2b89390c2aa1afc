"""Sums, for a function that is called."""

print("adder is imported")


def add(numbers):
    total = 0
    for number in numbers:
        total += number
    return total
