"""A small library: planets and what they do."""

NAMES = ("Mercury", "Venus", "Earth", "Mars", "Jupiter")
DAYS = {"Mercury": 88, "Venus": 225, "Earth": 365, "Mars": 687, "Jupiter": 4333}


class Planet:
    def __init__(self, name):
        self.name = name
        self.days = DAYS[name]

    def __lt__(self, other):
        return self.days < other.days

    def years(self, earth_days):
        """How many of its own years pass in that many days on earth."""
        return earth_days // self.days


def everything():
    for name in NAMES:
        yield Planet(name)
