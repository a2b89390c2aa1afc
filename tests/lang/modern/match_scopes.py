# match: in classes, lambdas' functions, generators, closures and with global names.
# differs: device (no match)
class Table:
    match 3:
        case 3 as width:
            kind = "class body"

    def pick(self, v):
        match v:
            case self.width:
                return "width"
            case other:
                return lambda: other * 2


print(Table.kind, Table.width, Table().pick(3), Table().pick(4)())


def evens(items):
    for item in items:
        match item:
            case int(n) if n % 2 == 0:
                yield n
            case [*inner]:
                yield from evens(inner)


print(list(evens([1, 2, [3, 4, [6]], "x", 8])))


def set_global(v):
    global found
    match v:
        case [_, found]:
            return True
    return False


def outer():
    state = None

    def inner(v):
        nonlocal state
        match v:
            case {"state": state}:
                pass

    inner({"state": "set"})
    return state


print(set_global([1, "g"]), found, outer())
