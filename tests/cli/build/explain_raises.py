"""An exception that nothing catches."""


def check(value):
    if value > 3:
        raise ValueError("too large: %d" % value)


check(2)
check(5)
