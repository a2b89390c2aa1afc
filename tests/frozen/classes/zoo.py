"""Classes that are read, changed and derived from elsewhere."""


class Animal:
    """An animal."""

    kind = "animal"
    count = 0
    names = []
    limits = (1, 2)

    def __init__(self, name, legs=4):
        self.name = name
        self.legs = legs
        Animal.count += 1
        self.names.append(name)

    def speak(self):
        return self.name + " speaks"

    def __repr__(self):
        return "<" + self.name + ">"

    @classmethod
    def make(cls, name):
        return cls(name)

    @staticmethod
    def add(a, b):
        return a + b

    @property
    def size(self):
        return self.legs * 10

    @size.setter
    def size(self, value):
        self.legs = value // 10


class Bird(Animal):
    kind = "bird"

    def __init__(self, name):
        super().__init__(name, 2)
        self.wings = 2

    def speak(self):
        return super().speak() + " and sings"


class Pair(tuple):
    def first(self):
        return self[0]


class Error(Exception):
    def __init__(self, code):
        super().__init__("code", code)
        self.code = code


class Slow:
    def __getattr__(self, name):
        return "made " + name


class Counter(dict):
    def hit(self, key):
        self[key] = self.get(key, 0) + 1
        return self[key]


first = Bird("first")
pair = Pair((7, 8))


class Point:
    pass


class Tally:
    n = 0


tally = Tally()
