# match: strings of all kinds, big and float keys, tuples as subjects, constants of classes and modules.
# differs: device (no match)
import sys


class K:
    ONE, TEXT, PAIR, NOTHING = 1, "t", (1, 2), None


def f(v):
    match v:
        case K.ONE | K.TEXT:
            return "one or text"
        case K.PAIR:
            return "pair"
        case K.NOTHING:
            return "equal to None"
        case sys.maxsize:
            return "maxsize"
        case 1.5 | -1.5 | 1e3:
            return "float"
        case "line\n" | r"raw\n" | "\N{SNOWMAN}":
            return "text"
        case b"\x00" | rb"\x00":
            return "bytes"
        case {1.5: a} | {b"k": a} | {"\x41": a} | {-7: a} | {K.TEXT: a}:
            return "key", a
        case 0xFF | 0b1000 | 1_024:
            return "int"


for v in (1, True, "t", (1, 2), [1, 2], None, sys.maxsize, 1.5, -1.5, 1000, "line\n", "raw\\n", "\u2603", b"\0", b"\\x00"):
    print(f(v), end=" ")
print()
for v in ({1.5: 1}, {b"k": 2}, {"A": 3}, {-7: 4}, {"t": 5}, {}, 255, 8, 1024, "FF"):
    print(f(v), end=" ")
print()
match 1, "a", [2.5]:
    case 1, "a", [2.5]:
        print("tuple subject")
match ():
    case []:
        print("empty")
match [[[]]]:
    case [[[x]]]:
        print("wrong")
    case [[[]]]:
        print("nested empties")
