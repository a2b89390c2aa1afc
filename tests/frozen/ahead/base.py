"""What others take from."""

limit = 10
registered = ["base"]


def scale(number):
    return number * 10


class Base:
    def name(self):
        return "base"
