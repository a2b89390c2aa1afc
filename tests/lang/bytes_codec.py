# differs: micropython (it knows no error handlers, and encodings by their length alone)
# Text to bytes and back: encode, decode, error handlers, hex, fromhex.
for text in ["plain", "é", "€uro", "日本", "😀", ""]:
    data = text.encode()
    print(len(text), len(data), data, data.decode() == text, str(data, "utf-8") == text, bytes(text, "utf8") == data)
for data in [b"\xff", b"ab\x80cd", b"\xc3", b"\xe2\x82", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xc0\xaf", b"ok"]:
    for errors in ("strict", "ignore", "replace"):
        try:
            print(errors, [ord(c) for c in data.decode("utf-8", errors)])
        except UnicodeError:
            print("UnicodeError", data)
for errors in ("strict", "ignore", "replace"):
    try:
        print("aé€b".encode("ascii", errors), b"a\xe9b".decode("ascii", errors) == "a\ufffdb")
    except UnicodeError:
        print("UnicodeError")
print("abc".encode("ASCII"), "é".encode("UTF-8"), b"x".decode(encoding="utf-8", errors="strict"))
for encoding in ("nonsense", "utf-99"):
    for call in (lambda: "a".encode(encoding), lambda: b"a".decode(encoding), lambda: bytes("a", encoding)):
        try:
            print(call())
        except LookupError:
            print("LookupError", encoding)
print(b"\x00\xab\xff".hex(), b"".hex(), b"\x01\x02\x03".hex(":"), bytearray(b"xyz").hex(" "))
print(b"\x01\x02\x03\x04\x05".hex("-", 2), b"\x01\x02\x03\x04\x05".hex("-", -2), b"\x01\x02".hex("_", 8))
print(bytes.fromhex("00 ab FF"), bytearray.fromhex("0102"), bytes.fromhex(""), bytes.fromhex(" 7f7E "))
for bad in ("0", "0g", "0 1", "abc", "é0"):
    try:
        print(bytes.fromhex(bad))
    except ValueError:
        print("ValueError")
print(bytes.fromhex(b"round trip".hex()) == b"round trip", len(bytes(range(256)).hex()))
print(bytearray(b"abc").decode(), bytearray("né", "utf-8"), str(bytearray(b"xyz"), "ascii"))
