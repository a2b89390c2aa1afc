# match: alternatives, in every place of a pattern; the first that fits binds.
# differs: device (no match)
def f(v):
    match v:
        case 1 | 2 | 3:
            return "small"
        case "x" | b"x":
            return "x"
        case [1 | 2, ("a" | "b") as letter]:
            return "pair", letter
        case (int(n) | str(n)) as whole if n:
            return "scalar", n, whole
        case [("l", n) | ("r", _, n), *rest]:
            return "tree", n, rest
        case {"a": n} | {"b": n} | [n]:
            return "one", n
        case None | False | True:
            return "singleton"
        case (1 | 2) | (5 | []) | {"z": _}:
            return "grouped"
    return "nothing"


for v in (1, 3, 4, 0, "x", b"x", "", "yz", [1, "a"], [2, "b"], [3, "a"], [("l", 5)], [("r", 6, 7), 8], {"a": 1}):
    print(v, f(v))
print(f({"b": 2}), f({"b": 2, "a": 1}), f([9]), f(None), f(True), f([]), f({"z": 0}), f(2.5))


class Loud:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        print("is %d %d?" % (self.n, other))
        return self.n == other


match Loud(3):
    case 1 | 2 | 3 | 4:
        print("in order")
