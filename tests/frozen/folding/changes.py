"""Stores to another module's variables, in every way that a program may."""

import settings
import settings as other


class Manager:
    def __enter__(self):
        return 50

    def __exit__(self, *details):
        return False


def all_of_them():
    settings.level = 10
    settings.shift(20)
    for settings.turn in range(3):
        pass
    with Manager() as other.mark:
        pass
    other.count += 1
    settings.shade, *rest = 70, 71
    settings.typed: int = 80
    return rest


def delete():
    del other.gone


def speed(mode):
    mode.SLOW = 100


def of_instance(mode):
    mode.NAME = "own"
    return mode.NAME
