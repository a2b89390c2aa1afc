"""An object that no image can hold."""


def numbers():
    yield 1
    yield 2


started = [numbers()]
