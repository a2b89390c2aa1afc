# match: ranges, subclasses of builtin containers, named tuples' parts, and sequences that hold themselves.
# differs: device (no match)
class Stack(list):
    pass


class Text(str):
    pass


class Table(dict):
    pass


def f(v):
    match v:
        case Stack() as stack if stack:
            return "stack", stack[0]
        case [0, *middle, 4]:
            return "range-like", middle
        case Table() as table:
            return "table", table["k"]
        case {"k": value, **rest}:
            return "dict", value, sorted(rest)
        case Text() as s:
            return "text", s
        case str(s):
            return "str", s
        case []:
            return "empty"
        case (a, b) | [a, b, _]:
            return "two or three", a, b
    return "none"


for v in (Stack([1, 2]), range(5), [0, 4], Table(k=1), {"k": 2, "l": 3}, Text("t"), "s", Stack(), range(0), range(2, 4)):
    print(f(v))
print(f((1, 2, 3)), f([1, 2, 3, 4]), f(range(10, 0, -4)))
loop = [1]
loop.append(loop)
match loop:
    case [1, [1, [1, inner]]]:
        print(inner is loop)
pairs = {(1, 2): "a", None: "b", 1.5: "c"}
match pairs:
    case {None: b, 1.5: c, **rest}:
        print(b, c, rest)
