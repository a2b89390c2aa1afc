# match: every kind of pattern, guards, bindings, nothing matched.
# differs: device (no match)
class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


class Color:
    RED, GREEN = 1, 2


def what(value):
    match value:
        case 0 | -1:
            return "zero or minus one"
        case True | None:
            return "singleton"
        case "go" | "run" as verb:
            return "verb " + verb
        case str(s):
            return "text " + s
        case Point(0, y):
            return "on axis", y
        case Point(x=x, y=Point(px)):
            return "nested", x, px
        case Point():
            return "point"
        case []:
            return "empty"
        case [one]:
            return "one", one
        case [first, (2 | 3) as second, *rest] if first != second:
            return "list", first, second, rest
        case (*_, last):
            return "ends in", last
        case {"kind": "a", "value": v}:
            return "a", v
        case {"kind": k, **rest}:
            return "kind", k, sorted(rest)
        case {}:
            return "dict"
        case float() | bytes():
            return "number"
        case int(n) if n > 100:
            return "big", n
        case Color.RED:
            return "red"
        case _:
            return "other"


for value in (0, -1, True, None, "go", "text", Point(0, 5), Point(1, Point(7, 8)), Point(1, 2), [], (9,)):
    print(what(value))
for value in ([1, 2, 3], [2, 2], (1, 3), {"kind": "a", "value": 1}, {"kind": "b", "z": 1}, {"q": 1}):
    print(what(value))
print(what(1.5), what(101), what(1) == what(Color.RED), what(2), what({1}), what(range(1, 3)))


def first_only(command):
    match command.split():
        case ["quit"]:
            return "bye"
        case ["go", ("north" | "south") as way]:
            return way
        case ["get", *things] if things:
            return things
        case [other, *_]:
            return "no " + other
    return "nothing"


print([first_only(c) for c in ("quit", "go north", "go up", "get a b", "get", "")])
match = case = 5
match case:
    case 5:
        print("soft keywords", match, case)
for i in range(3):
    match i:
        case 0:
            continue
        case 1:
            print("one")
        case _:
            break
