# match: names capture, `_` does not, captured names stay after the statement.
# differs: device (no match)
_ = "underscore"
match [1, 2, 3]:
    case [first, _, last]:
        print(first, last, _)
print(first + last)
match "anything":
    case whatever:
        print(whatever)
print(whatever)


def in_function(value):
    match value:
        case (a, b):
            pass
        case a:
            b = "none"
    return a, b


print(in_function((1, 2)), in_function("x"))


def overwritten(x):
    match x:
        case [x, y]:
            x = x + y
        case x:
            x = -x
    return x


print(overwritten([1, 2]), overwritten(5))
match 5:
    case _:
        print("wildcard", _)
for pair in [(1, 2), (3, 4)]:
    match pair:
        case (1, second) | (3, second):
            print("second", second)
