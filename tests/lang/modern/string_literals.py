# string and bytes literals: concatenation over lines, escapes, quotes in quotes, triple quotes, line joins.
a = ("one "
     'two '  # a comment between
     """three
four""" '')
print(a, len(a))
print('it\'s', "say \"x\"", '"', "'", """"quoted" """, '''it's''', "\'", '\"', "\\", r"\\", r'\'')
print("a\
b", """line \
joined""", "tab\tend", "nul\0" == "nul\x00", "\x7e\u007e\U0000007e", "\1\12\123" == "\x01\nS", "\400" == "\u0100")
print(b"bytes " b'joined ' rb"\raw" b"\x00\xff\n\'", len(b"\u1234"), b"\101\7", bytes(b"") == b"")
print("unknown \d \w \. escapes" == "unknown \\d \\w \\. escapes", len("\
"), "" "" == "", "a" "b" * 2, ("x" "y")[1], "%s" "%d" % ("n", 5))
print("é" == "\xe9" == "\u00e9", len("日本"), "日本"[1] == "\u672c", len("🐍"), "\U0001f40d" == "🐍", b"\xf0" != "\xf0")
long = "0123456789" "0123456789" "0123456789" "0123456789" "0123456789" "0123456789" "0123456789" "0123456789"
print(len(long), long[-3:], long is not None, "same text of more than ten" == "same text " "of more than ten")
d = {"key" "1": "value" 'A', """k2""": '''v
2'''}
print(sorted(d.items()))
