"""What the board is, and random bytes. There are no files."""


def uname():
    import sys
    from _namedtuple import namedtuple

    kind = namedtuple("uname_result", "sysname nodename release version machine")
    release = ".".join([str(part) for part in sys.implementation.version[:3]])
    return kind(sys.platform, sys.platform, release, sys.version, "micro:bit with nRF51822")


def urandom(n):
    from random import getrandbits

    if n < 0:
        raise ValueError("negative argument not allowed")
    return bytes([getrandbits(8) for _ in range(n)])
