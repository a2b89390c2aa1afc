# differs: micropython (it lacks title, capitalize, swapcase, zfill, ljust, rjust, expandtabs, removeprefix and other tests)
# The methods of CPython's str beyond MicroPython's.
for s in ["hello world", "HELLO", "they're bill's", "x1y2 z3", "", "ünïcode straße"]:
    print(s.title(), s.capitalize(), s.swapcase(), s.casefold(), s.istitle())
for s in ["42", "-42", "+7", "", "abc", "-"]:
    print([s.zfill(w) for w in (0, 1, 3, 6)])
for w in (0, 3, 6, 7):
    print(repr("word".ljust(w)), repr("word".rjust(w)), repr("word".ljust(w, ".")), repr("word".rjust(w, "*")))
    print(repr("word".center(w, "-")), repr("odd".center(w, "+")))
print(repr("a\tbb\tccc\td".expandtabs()), repr("a\tb".expandtabs(4)), repr("a\n\tb\tc".expandtabs(tabsize=3)))
print(repr("\t".expandtabs(0)), repr("12345678\tx".expandtabs()), repr("abc\tx".expandtabs(1)))
print("unhappy".removeprefix("un"), "unhappy".removeprefix("x"), "file.py".removesuffix(".py"), "a".removesuffix("a"))
for s in ["abc", "abc1", "12", "", "a b", "_x", "1x", "if", "Ab", "½", "²", "a\n"]:
    print(repr(s), s.isalnum(), s.isdecimal(), s.isnumeric(), s.isidentifier(), s.isprintable(), s.isascii())
print("a b c d".split(maxsplit=2), "a,b,c".rsplit(sep=",", maxsplit=1), "a\nb".splitlines(keepends=True))
print("Title Case".istitle(), "Not title".istitle(), "A".istitle(), "1A".istitle(), "Aa1Bb".istitle())
for call in (lambda: "a".center(5, "ab"), lambda: "a".ljust(3, ""), lambda: "a".zfill("3")):
    try:
        print(call())
    except TypeError:
        print("TypeError")
table = [("apple", 3), ("fig", 12), ("banana", 105)]
for name, n in table:
    print(name.ljust(8, "."), str(n).rjust(4), str(n).zfill(4))
