"""The part of a package that is used."""


def double(number):
    return number * 2
