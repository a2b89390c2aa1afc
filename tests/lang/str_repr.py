# repr of strings and bytes: quotes and escapes.
for s in ["plain", "it's", 'say "hi"', "both ' and \"", "back\\slash", "tab\t", "line\nend\r", "\0\x01\x1f\x7f", "", "'", '"']:
    print(repr(s), [s], len(repr(s)))
for b in [b"plain", b"it's", b'say "hi"', b"both ' and \"", b"back\\slash", b"\t\n\r", b"\x00\x7f\x80\xff", b""]:
    print(repr(b), [b], str(b), len(repr(b)))
print(repr(bytearray(b"a'\x00\"")), str(bytearray()), [bytearray(b"x")])
print({"k'": "v\n"}, ("a",), ["nested", ["it's"]])
print("%r %s" % ("q'", "q'"), "{!r:>6}|{!s:>6}|".format("a", "a"))
for c in range(0, 128, 9):
    print(c, repr(chr(c)), repr(bytes([c, 255 - c])))
for text in ["a\\nb", r"raw\n", "\\", "\\'", "\\x41"]:
    print(text, repr(text), len(text))
class Quoted:
    def __repr__(self):
        return "<it's>"
print([Quoted()], "%r" % Quoted(), str(Quoted()))
