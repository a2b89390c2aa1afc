"""Stores what is another module's."""

import lib

before = lib.scaled(1)


def patch():
    lib.LIMIT = 100
    lib.helper = lambda x: x - 1
    lib.added = "new"


def unpatch():
    del lib.added
