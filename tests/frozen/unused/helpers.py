"""Reached through a property's setter alone."""

_factor = 3
__all__ = ["factor", "other"]


def factor():
    return _factor


def other():
    return -1


def late():
    from extra import bonus

    return bonus()
