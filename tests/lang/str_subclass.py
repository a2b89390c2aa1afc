# differs: micropython (its methods take no subclass of str as an argument)
# Subclasses of str, bytes, int and tuple in the places where text is made.
class Name(str):
    def shout(self):
        return self.upper() + "!"

class Number(int):
    pass

class Pair(tuple):
    pass

class Seven:
    def __int__(self):
        return 7

    def __str__(self):
        return "seven"

    def __repr__(self):
        return "Seven()"

s = Name("sub")
print(s.upper(), s.shout(), s + "x", s == "sub", "sub" == s, s[0], s[1:], len(s), s * 2)
print("-".join([s]), type("-".join([s])) is str, "x" + s, s.find(Name("b")), s in "a sub", "u" in s, s.join(["a", "b"]))
print("%s %5s" % (s, s), "{:>5}".format(s), "{}".format(s), [s], repr(s), str(s), "%r" % s)
print("%d %x" % (Number(5), Number(255)), "{:03d}".format(Number(5)), "%d" % Seven(), "%s %r" % (Seven(), Seven()))
print("{} {!r}".format(Seven(), Seven()), "%s %s" % Pair((1, 2)), "%5d|" % Number(42))
print("abc".startswith(Name("a")), "a,b".split(Name(",")), "abc".replace(Name("b"), Name("x")), ord(Name("a")))
print(Name("x").encode(), bytes(Name("xy"), "utf-8"), int(Name("12")), list(Name("ab")), Name("a") < "b")
print({s: 1}["sub"], {"sub": 2}[s], hash(s) == hash("sub"), isinstance(s, str), bool(Name("")))
for call in (lambda: "%x" % Seven(), lambda: "%d" % "7", lambda: "abc".find(Seven()), lambda: "a" + Seven()):
    try:
        print(call())
    except TypeError:
        print("TypeError")
