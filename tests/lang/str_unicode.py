# Characters beyond ASCII: length, index, slice, search and iteration count characters, not bytes.
words = ["naïve", "Ωmega", "日本語", "smile 😀!", "ñandú", "€"]
for w in words:
    print(len(w), len(w.encode()), w[0], w[-1], w[1:3])
s = "añb€c😀d"
for i, c in enumerate(s):
    print(i, c, ord(c), chr(ord(c)) == c, s.find(c), s.index(c), s.rfind(c))
print(s.find("d"), s.find("c", 3), s.find("c", 5), s.count("€"), s.count(""), s[-2:], s[2:-2])
print("|".join(s), "é" in "café", "e" in "café", "日" * 3, "ä" + "b" + "ç")
print("añb".replace("ñ", "N"), "ñañ".strip("ñ"), "€5€".lstrip("€"))
print(" ".join("日本 語".split()), "α,β,γ".split(",")[1], "α=β".partition("=")[2])
print("é" < "z", "é" > "z", "a" < "é" < "日" < "😀", "".join(sorted("zéaä日")))
print([hex(b) for b in "é€😀".encode("utf-8")])
print(b"\xc3\xa9\xe2\x82\xac".decode(), bytes("ü", "utf-8") == b"\xc3\xbc", str(b"\xf0\x9f\x98\x80", "utf8"))
print("\u00e9" == "é", "\U0001f600" == "😀", "\xe9" == "é", chr(233), chr(0x20ac), chr(128512))
print({"ключ": "значение"}["ключ"], len("ключ"), "ключ".startswith("кл"), "ключ".endswith("ч"))
for i in range(-8, 8):
    try:
        print(s[i], end=" ")
    except IndexError:
        print("IndexError", end=" ")
print()
for a in range(-4, 5, 2):
    for b in range(-4, 5, 2):
        print(s[a:b], end=",")
print()
print("%s-%s|" % ("é", "日"), "{}|{:s}|".format("é", "日"))
