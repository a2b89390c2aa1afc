"""Makes objects that change."""

rows = [10, 20]
count = 0
settings = {"size": 1}


class Kind:
    made = 0

    def __init__(self, *items):
        self.items = items


pair = Kind("a", "b")
