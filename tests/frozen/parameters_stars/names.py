"""Functions whose arguments get their names when the program runs."""


def point(east, north=0):
    return east, north


def many(only, **others):
    return only, sorted(others.items())


def forward(function, *values, **named):
    return function(*values, **named)


class Place:
    def __init__(self, longitude, latitude):
        self.where = longitude, latitude
