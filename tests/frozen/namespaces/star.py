from shapes import *

names = [area(2, 3), public()]


def late():
    return area(1, 1), public()
