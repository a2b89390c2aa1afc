# f-strings: `!a`, `!r` and `!s` of text, numbers and objects.
s = "caf\u00e9 \u20ac"
print(f"{s!a}", f"{'plain'!a}", f"{s!a:>20}", f"{s!s}".encode(), f"{5!a}", f"{None!a}")


class Shown:
    def __repr__(self):
        return "Sh\u00f6wn"


print(f"{Shown()!a}", f"{[Shown()]!a}", f"{Shown()!r}".encode())
print(f"{'a\\b'!r}", f"{"it's"!r}", f'{'say "x"'!r}', f"{'tab\t'!a}", f"{b'b'!r}", f"{'x'!r:*^7}", f"{(1, 'x')!s}")
print(f"{s=!a}", f"{s!a}{s!a}", f"{'\U0001f40d'!a}", f"{s != 'x'}")


def field(value, width=8):
    return f"{value!a:>{width}}|{value!r:{width}}|{value!s:^{width}}|"


for value in ("\u00e9", 5, None, [1, "\u20ac"]):
    print(f"{value!a}", f"{value!a:*>12}")
print(field("ab"), field(5, 4))
