# match: builtin classes take the subject itself as their one positional pattern.
# differs: device (no match)
def kind(v):
    match v:
        case bool(b):
            return "bool", b
        case int(n) if n < 0:
            return "negative", n
        case int(0 | 1 as bit):
            return "bit", bit
        case int():
            return "int"
        case float(f):
            return "float", f
        case str("yes" | "no" as answer):
            return "answer", answer
        case str(s):
            return "str", len(s)
        case bytes(b) | bytearray(b):
            return "bytes", len(b)
        case list([first, *_]):
            return "list from", first
        case tuple((a, b)):
            return "pair", a, b
        case tuple() | list():
            return "sequence"
        case dict({"k": v}):
            return "dict with k", v
        case set(s) | frozenset(s):
            return "set", sorted(s)
        case object():
            return "object"


for v in (True, -5, 0, 1, 7, 1.5, "yes", "maybe", b"abc", bytearray(2), [3, 4], [], (1, 2), (1,), {"k": 9}, {}, {2, 1}):
    print(kind(v))
print(kind(None), kind(frozenset([3])), kind(len))
