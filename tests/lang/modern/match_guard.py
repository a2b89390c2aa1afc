# match: guards see the captured names, may have effects, and fall through when false.
# differs: device (no match)
log = []


def note(word, result):
    log.append(word)
    return result


def check(v):
    match v:
        case [x, y] if x == y:
            return "equal"
        case [x, y] if note("guard one", x > y):
            return "falling"
        case [x, y] if note("guard two", (total := x + y) > 10):
            return "big", total
        case x if isinstance(x, str) and x:
            return "text"
        case _ if note("last", False):
            return "never"
    return "end"


for v in ([1, 1], [2, 1], [5, 6], [1, 2], "t", "", 5):
    log.clear()
    print(check(v), log)
match 3:
    case n if n % 2:
        if n > 2:
            print("odd and big")
    case n:
        print("wrong")
match [1, 2]:
    case [a, b] if a > b:
        print("wrong")
print(a, b)
try:
    match 1:
        case x if x / 0:
            pass
except ZeroDivisionError as error:
    print("a guard may raise", type(error).__name__, x)
print([n for n in range(6) if n in (1, 4) or n == 2])
