# match: literal patterns: ints, floats, strings, bytes, negative numbers, adjacent string literals.
# differs: device (no match)
def kind(v):
    match v:
        case 0:
            return "zero"
        case -1:
            return "minus one"
        case 0x10:
            return "sixteen"
        case -2.5:
            return "negative float"
        case 1_000_000:
            return "million"
        case 1267650600228229401496703205376:
            return "two to the hundred"
        case "":
            return "empty text"
        case "a" "b":
            return "ab"
        case b"raw\x00":
            return "bytes"
        case r"\n":
            return "backslash n"
        case """two
lines""":
            return "two lines"
    return "nothing"


values = [0, 0.0, False, -1, -1.0, 16, -2.5, 10**6, 2**100, "", "ab", b"raw\0", "\\n", "two\nlines", 1, "a", b"", None]
for v in values:
    print(v, kind(v))
