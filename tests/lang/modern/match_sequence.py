# match: sequence patterns take lists, tuples and ranges, and no text, bytes, sets, dicts or iterators.
# differs: device (no match)
def shape(v):
    match v:
        case []:
            return "empty"
        case [one]:
            return "one: %s" % one
        case a, b:
            return "two: %s %s" % (a, b)
        case (a, b, c):
            return "three: %s %s %s" % (a, b, c)
        case [*_]:
            return "longer"
    return "no sequence"


class Sub(list):
    pass


def numbers():
    yield 1


for v in ([], (), [1], (1,), range(2), [1, 2], range(5, 8), [1, 2, 3, 4], "", "a", "ab", b"ab", bytearray(b"ab")):
    print(v, shape(v))
print(shape({1, 2}), shape({1: 2}), shape(numbers()), shape(None), shape(12), shape(iter([1, 2])))
print(shape(Sub()), shape(Sub([1, 2])), shape(zip([1], [2])))
match 1, 2:
    case 1, 2:
        print("without brackets")
match [5],:
    case [inner],:
        print("one comma", inner)
