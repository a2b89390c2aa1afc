# Operators that call methods of classes, from every kind of statement.
class Log:
    def __init__(self, name="x"):
        self.name = name

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        return "made " + name

    def __add__(self, other): return "add"
    def __radd__(self, other): return "radd"
    def __sub__(self, other): return "sub"
    def __mul__(self, other): return "mul"
    def __matmul__(self, other): return "matmul"
    def __truediv__(self, other): return "truediv"
    def __floordiv__(self, other): return "floordiv"
    def __mod__(self, other): return "mod"
    def __pow__(self, other): return "pow"
    def __lshift__(self, other): return "lshift"
    def __rshift__(self, other): return "rshift"
    def __and__(self, other): return "and"
    def __or__(self, other): return "or"
    def __xor__(self, other): return "xor"
    def __neg__(self): return "neg"
    def __pos__(self): return "pos"
    def __invert__(self): return "invert"
    def __eq__(self, other): return "eq"
    def __lt__(self, other): return "lt"
    def __le__(self, other): return "le"
    def __gt__(self, other): return "gt"
    def __ge__(self, other): return "ge"
    def __ne__(self, other): return "ne"
    def __contains__(self, item): return item == 3
    def __len__(self): return 4
    def __bool__(self): return False
    def __hash__(self): return 7
    def __call__(self, *args, **kwargs): return args, sorted(kwargs)
    def __getitem__(self, key):
        if key == 2:
            raise IndexError
        return key * 10


a, b = Log(), Log("y")
print(a + b, a - b, a * b, a @ b, a / b, a // b, a % b, a ** b, a << b, a >> b, a & b, a | b, a ^ b)
print(-a, +a, ~a, a == b, a < b, a <= b, a > b, a >= b, a != b, 3 in a, 4 in a, 4 not in a, 1 + a)
print(len(a), bool(a), not a, hash(a), a(1, k=2), a[5], list(a), a.name, a.other)
c = a
c += b
print(c, [x for x in b], "true" if a else "false")
first, second = a
print(first, second, hasattr(a, "thing"), hasattr(a, "_hidden"))
