# match: a star pattern at the front, in the middle and at the end, named and not.
# differs: device (no match)
def split(v):
    match v:
        case [0, *rest]:
            return "front", rest
        case [*rest, 0]:
            return "back", rest
        case [1, *rest, 2]:
            return "middle", rest
        case [3, 3, *_, 3, 3]:
            return "anonymous"
        case [4, *rest] if len(rest) > 2:
            return "long", rest
        case (*all,):
            return "all", all
        case _:
            return "none"


for v in ([0], (0, 1, 2), [5, 0], (5, 6, 0), [1, 2], [1, 7, 8, 2], [1], [3, 3, 3], [3, 3, 3, 3], (3, 3, 9, 3, 3)):
    print(v, split(v))
print(split([4, 1]), split([4, 1, 2, 3]), split(range(1, 3)), split(range(4, 8)), split(()), split(7))


def nested(v):
    match v:
        case [[*a], [*b, last], *c]:
            return a, b, last, c
        case [*_, [x, *_]]:
            return x
    return None


print(nested([[1, 2], [3, 4, 5], 6, 7]), nested([[], [1]]), nested([0, [9, 8]]), nested([[], []]), nested([]))
match (rest := [1, 2, 3]):
    case [*rest]:
        print(type(rest), rest)
