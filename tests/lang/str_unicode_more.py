# differs: micropython (its case and kind methods know ASCII alone, and its repr escapes all other characters)
# Case and kind of letters beyond ASCII, white space, line ends, repr.
for s in ["àéîõü", "ÀÉÎÕÜ", "straße", "ŝtato", "Ελλάδα", "Привет", "İstanbul ışık", "ǎőșțğ", "Հայ", "ÿ", "µ"]:
    if "İ" not in s:
        print(s.upper(), s.lower(), s.swapcase(), s.title(), s.capitalize())
    print(s.isalpha(), s.isupper(), s.islower(), s.isalnum(), s.isidentifier())
for s in ["日本", "한국", "ไทย", "שלום", "مرحبا", "नम", "αβγ1", "x²", "½", "٣", "Ⅷ"]:
    print(s.isalpha(), s.isdigit(), s.isdecimal(), s.isnumeric(), s.isalnum())
print("a\u00a0b\u2003c\u3000d".split(), "\u00a0x\u2028".strip() == "x", "\u2003".isspace(), "\u200b".isspace())
print("a\u2028b\u0085c\x1cd\x0be".splitlines())
print(repr("é ñ 日 😀"), repr("\u200b\u00ad\ufeff\ue000"), repr("\x80\x9f\xa0¡"), repr("\U000e0001"))
print(ascii("é ñ 日 😀"), ascii("plain"), ascii(["é"]), "%a" % "é", "{!a}".format("日"))
print("é\n".isprintable(), "é".isprintable(), "\u2028".isprintable())
print(["é", "\u00ad"], {"ключ": "знач"}, ("日",))
for word in ("straße", "ÉCOLE", "ñandú", "Ω"):
    print(word, len(word), word[0], word[-1], word.find("É"), [ord(c) for c in word[:2]])
