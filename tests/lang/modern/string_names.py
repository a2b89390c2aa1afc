# `\N{...}` in strings: by name, alias and in f-strings; other escapes.
# differs: device (no \N{})
print("\N{GREEK SMALL LETTER ALPHA}\N{greek small letter beta}" == "\u03b1\u03b2", len("\N{SNAKE}"))
print([hex(ord(c)) for c in "\N{EURO SIGN}\N{SNOWMAN}\N{CJK UNIFIED IDEOGRAPH-4E00}\N{HANGUL SYLLABLE GA}\N{DIGIT FOUR}"])
print(f"\N{DIGIT ONE}{1 + 1}\N{DIGIT THREE}", f"{'\N{DIGIT NINE}'}", "\N{SPACE}x\N{COMMA}", "a\N{LATIN SMALL LETTER B}c")
print([hex(ord(c)) for c in "\N{LINE FEED}\N{NULL}\N{NO-BREAK SPACE}\N{BOM}\N{ESCAPE}"])
print(r"\N{SNAKE}", b"\N{SNAKE}" == b"\\N{SNAKE}", rf"\N{1 + 1}", "\\N{SNAKE}", len("""\N{BULLET}
"""))
print("\x41\101\u0041\U00000041", "\a\b\f\v" == "\x07\x08\x0c\x0b", "a\
b", b"\x41\101\u0041", "\0" == "\x00", "\7\18" == "\x07\x018")
print({"\N{DEGREE SIGN}": 1}["\xb0"], "\N{EM DASH}" in "a\u2014b", ord("\N{GRINNING FACE}") == 0x1F600)


class C:
    name = "\N{LATIN CAPITAL LETTER A}"


match "\u03b1":
    case "\N{GREEK SMALL LETTER ALPHA}":
        print("matched", C.name)
