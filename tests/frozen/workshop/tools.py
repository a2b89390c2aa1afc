"""Classes that are read and changed from elsewhere."""

from stock import label, price


class Tool:
    made = 0
    weight = 10
    owners = []

    def __init__(self, name):
        self.name = name
        Tool.made += 1

    def use(self):
        return self.name + " works"

    def cost(self):
        return price(self.name) + self.weight

    def text(self):
        return label(self.name)


class Saw(Tool):
    weight = 20

    def use(self):
        return "saw " + super().use()


class Shelf:
    """Instances have no attributes at first."""


def make(name):
    return Tool(name)


shelf = Shelf()
spare = Saw("wheel")
