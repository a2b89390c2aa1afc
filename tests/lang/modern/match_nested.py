# match: patterns in patterns in patterns, an expression evaluator over tuples, dicts and objects.
# differs: device (no match)
class Num:
    __match_args__ = ("value",)

    def __init__(self, value):
        self.value = value


class Op:
    __match_args__ = ("name", "left", "right")

    def __init__(self, name, left, right):
        self.name, self.left, self.right = name, left, right


def simplify(e):
    match e:
        case Op("+", Num(0), other) | Op("+", other, Num(0)) | Op("*", Num(1), other) | Op("*", other, Num(1)):
            return simplify(other)
        case Op("*", Num(0), _) | Op("*", _, Num(0)):
            return Num(0)
        case Op("+" | "-" | "*" as name, Num(a), Num(b)):
            match name:
                case "+":
                    return Num(a + b)
                case "-":
                    return Num(a - b)
            return Num(a * b)
        case Op(name, left, right):
            l, r = simplify(left), simplify(right)
            return simplify(Op(name, l, r)) if isinstance(l, Num) and isinstance(r, Num) else Op(name, l, r)
        case {"op": str(name), "args": [left, right]}:
            return simplify(Op(name, simplify(left), simplify(right)))
        case int(n) | [int(n)] | {"value": int(n)}:
            return Num(n)
    return e


def show(e):
    match e:
        case Num(n):
            return str(n)
        case Op(n, l, r):
            return f"({show(l)} {n} {show(r)})"
        case str(x):
            return x


x = "x"
print(show(simplify(Op("+", Num(0), Op("*", Num(1), x)))), show(simplify(Op("*", x, Num(0)))))
print(show(simplify(Op("-", Op("+", Num(2), Num(3)), Num(1)))), show(simplify(Op("/", x, Op("+", Num(1), Num(1))))))
print(show(simplify({"op": "+", "args": [[4], {"value": 5}]})), show(simplify({"op": "*", "args": [6, "y"]})))
