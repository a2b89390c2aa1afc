"""Knows another module by another name."""

import doubling as _doubling


def twice(number):
    return _doubling.double(number)
