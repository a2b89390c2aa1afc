# Edges: strip, lstrip, rstrip with white space and with sets of characters; center.
for text in ("  both  ", "\t\n x \r\n", "none", "", "   ", "\x0b\x0cfeed\x0c"):
    print(repr(text.strip()), repr(text.lstrip()), repr(text.rstrip()))
print("xxhixx".strip("x"), "xyxhiyx".strip("yx"), "hixx".lstrip("x"), "xxhi".rstrip("x"))
print("abcba".strip("ab"), "abcba".strip("abc") == "", "mississippi".strip("ipsm") == "")
print("www.example.com".strip("wcom."), "1200".rstrip("0"), "007".lstrip("0"), "a".strip(""))
print(repr(" a b ".strip()), "-+-5-+-".strip("+-"))
for bad in (1, b"x", ["x"]):
    try:
        print("x".strip(bad))
    except TypeError:
        print("TypeError")
for width in (0, 3, 4, 6, 8):
    print(width, repr("abc".center(width)))

def unindent(block):
    lines = block.splitlines()
    margin = min(len(line) - len(line.lstrip()) for line in lines if line.strip())
    return "\n".join(line[margin:].rstrip() for line in lines)

print(unindent("    def f():\n        return 1   \n\n    f()"))
s = "same"
print(s.strip() == s, s.rstrip("x") == s, s.lstrip() + s.rstrip())
