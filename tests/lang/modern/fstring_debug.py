# f-strings: `=` with blanks kept, repr by default, conversions and formats.
x, s, f = 5, "text", 2.5
print(f"{x=}", f"{s=}", f"{s = }", f"{ s =}", f"{s=!s}", f"{s=!r}", f"{x=:>5}", f"{f=:.2f}", f"{s=!r:>10}")
print(f"{x+1=}", f"{x + 1 = }", f"{x==5=}", f"{s[1:3]=}", f"{s.upper()=}", f"{len(s)=}, {x=}")
print(f"{x = !s:^7}|", f"{'a' 'b'=}", f'{"q"=}', f"{(lambda y: y * 2)(x)=}", f"{[1, 2]=}", f"{(1,)=}", f"{x if x else s = }")
print(f"{s=:{x}}|", f"{s=:>{x + 3}}|", f"{f=:{x}.{1}f}|")
print(f"before {x=} between {s=} after", f"{{{x=}}}", f"{x=}{x=}")
print(f"{
    x
    =
}", f"""{
    s = }""")


class Shown:
    def __repr__(self):
        return "<repr>"

    def __str__(self):
        return "<str>"


o = Shown()
print(f"{o}", f"{o=}", f"{o=!s}", f"{o!s}", f"{o!r}", f"{o=!r}")
