from ..motor import run


class Wheel:
    count = 0

    def __init__(self):
        Wheel.count += 1

    def turn(self):
        return run(Wheel.count)
