from .motor import SPEED
from robot import motor as same


def read(n):
    return n + SPEED, same.SPEED
