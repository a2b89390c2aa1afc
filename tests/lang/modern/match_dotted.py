# match: dotted names are values, compared; plain names capture.
# differs: device (no match)
class Color:
    RED = "r"
    GREEN = "g"

    class Dark:
        RED = "dr"


class Holder:
    pass


holder = Holder()
holder.inner = Holder()
holder.inner.limit = 10


def name(v):
    match v:
        case Color.RED:
            return "red"
        case Color.GREEN | Color.Dark.RED:
            return "green or dark red"
        case holder.inner.limit:
            return "the limit"
        case [Color.RED, holder.inner.limit as limit]:
            return "list", limit
        case {Color.RED: value}:
            return "key", value
        case RED:
            return "captured %s" % (RED,)


for v in ("r", "g", "dr", 10, 11, ["r", 10], {"r": 5}, "x"):
    print(name(v))
holder.inner.limit = 11
print(name(10), name(11))
Color.RED = None
print(name(None), name("r"))
