"""Makes what cannot lie in flash."""


def numbers():
    yield 1
    yield 2


running = numbers()
first = next(running)
