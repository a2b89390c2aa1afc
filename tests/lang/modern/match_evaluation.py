# match: lengths are asked before items, classes before attributes, keys before values.
# differs: device (no match)
class Items(list):
    def __len__(self):
        print("length")
        return 2


def look(v):
    match v:
        case [_, _, _]:
            return 3
        case [1, x]:
            return "one", x
        case [x, y]:
            return x, y


print(look(Items([5, 6])))


class Noisy:
    def __init__(self, **values):
        self.values = values

    def __getattr__(self, name):
        print("get", name)
        try:
            return self.values[name]
        except KeyError:
            raise AttributeError(name)


def attributes(v):
    match v:
        case Noisy(a=1, b=2):
            return "first"
        case Noisy(a=1, b=3, c=_):
            return "second"
        case Noisy(b=b):
            return b


print(attributes(Noisy(a=1, b=2)).upper())
print(attributes(Noisy(a=2, b=5)))
