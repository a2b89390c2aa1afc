# match: in coroutines and generators: await in subjects and guards, yield in cases.
# differs: device (no match)
async def value(x):
    return x


async def work(x):
    match await value(x):
        case [a, b] if await value(a) == 1:
            return "one", await value(b)
        case [a, _]:
            return "not one", a
        case int(n):
            match await value(n + 1):
                case 6:
                    return "six"
        case _:
            return [await value(i) for i in range(2)]


def run(coroutine):
    try:
        coroutine.send(None)
    except StopIteration as stop:
        return stop.value


print(run(work([1, 2])), run(work([2, 3])), run(work(5)), run(work(7)), run(work("x")))


def tokens(text):
    for c in text:
        match c:
            case " ":
                continue
            case "(" | ")":
                yield "bracket", c
            case c if c.isdigit():
                yield "digit", int(c)
            case ";":
                return "stopped"
            case _:
                got = yield "other", c
                match got:
                    case "again":
                        yield "again", c


print(list(tokens("(1 x)")))
g = tokens("ab;c")
print(next(g), g.send("again"), next(g))
try:
    next(g)
except StopIteration as stop:
    print(stop.value)
