# Methods that bytes and bytearray share with str.
for kind in (bytes, bytearray):
    b = kind(b"the cat sat on the mat")
    print(b.find(b"at"), b.rfind(b"at"), b.index(b"sat"), b.rindex(b"the"), b.count(b"at"), b.find(b"dog"))
    print(b.find(b"t", 3), b.find(b"t", 5, 7), b.count(b""))
    print(b.split(), b.split(b" ", 2), b.rsplit(b" ", 1), b.split(b"at"))
    print(b.replace(b"at", b"og"), b.replace(b"at", b"", 2), b.replace(b"x", b"y"))
    print(b.startswith(b"the"), b.endswith((b"mat", b"hat")), b.startswith(b"cat", 4))
    print(b.upper(), b.upper().lower(), kind(b"a1").isalpha(), kind(b"ab").isalpha(), kind(b"12").isdigit())
    print(kind(b"  x \n").strip(), kind(b"xxaxx").strip(b"x"), kind(b" a").lstrip(), kind(b"a ").rstrip())
    print(kind(b",").join([b"a", bytearray(b"b"), b"c"]), kind(b"").join([]), kind(b"-").join((b"x",)))
    print(kind(b"k=v=w").partition(b"="), kind(b"k=v=w").rpartition(b"="))
    print(kind(b"a\nb\r\nc").splitlines(), kind(b"a\n").splitlines(True), kind(b"ab").center(6))
    print(kind(b"AbC").isupper(), kind(b"ABC").isupper(), kind(b"abc").islower(), kind(b" \t").isspace())
def check(call):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__)
check(lambda: b"abc".find("a"))
check(lambda: b"abc".replace("a", "b"))
check(lambda: b"abc".split("b"))
check(lambda: b",".join(["a"]))
check(lambda: b"abc".index(b"z"))
check(lambda: b"abc".strip("a"))
check(lambda: b"abc".split(b""))
check(lambda: b"abc".partition(b""))
packet = b"\x02" + b"DATA:17" + b"\x03"
body = packet[1:-1]
key, _, value = body.partition(b":")
print(key, int(value.decode()), packet[0] == 2, sum(body) & 0xFF)
