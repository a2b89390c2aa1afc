# string prefixes in upper case and every order, and their concatenation.
# differs: device (no match)
print(R"a\n", r'b\t', U"c", u'd', B"e", b'f', BR"g\x", Br"h\y", bR"i\z", RB"j\q", rB"k\w", Rb"l\e")
x = 3
print(F"{x}", Rf"{x}\d", rF"{x}\d", fR"{x}\d", FR"{x}\d", RF"{x}\d", Fr"{x}\d")
print(U"x" u"y" R"\z" "w", B"x" b"y" BR"\z", F"{x}" R"\{x}" U"{x}", U'''triple''' R"""\n""")
print(len(R"\""), R'\'', R"\\", F"{x!r}", type(B"") is bytes, type(U"") is str)


class C:
    R"""raw docstring \d"""
    B = b"not a prefix"
    F, R, U = 1, 2, 3


print(C.B, C.F, C.R, C.U)
rb = br = f = "names, no prefixes"
print(rb, br, f)
print([F"{a}{b!r:>{x}}" for a, b in [(1, "z")]], {U"k": B"v"}, (lambda F=F"{x}": F)())
match R"\d":
    case R"\d":
        print("raw pattern")
