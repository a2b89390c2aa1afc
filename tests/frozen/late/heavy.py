"""Imported when a function of the program is called."""

count = 0


def weight(number):
    global count
    count += 1
    return number * 10 + count
