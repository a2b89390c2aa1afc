# Ends with an exception that nothing catches.


def divide(a, b):
    return a // b


for divisor in (2, 1, 0):
    print(divide(10, divisor))
