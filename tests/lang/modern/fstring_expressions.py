# f-strings: every kind of expression in braces.
a, d, o = [1, 2, 3], {"k": {"n": 5}, "]": 6}, "obj"
print(f"{(lambda x: x + 1)(3)}", f"{(lambda: 5)()}", f"{(lambda x, /, *y: y)(1, 2)}", f"{d["k"]["n"]}", f"{d["]"]}")
print(f"{a[0]}{a[-1]}{a[1:]}{a[::2]}", f"{a if a else d}", f"{not a}", f"{1 < 2 < 3}", f"{a == [1, 2, 3]}", f"{a!=d}")
print(f"{(y := 5)} {y}", f"{(z:=6):>3}", f"{a[(i := 1)]}{i}", f"{1, 2}", f"{1,}", f"{*a, 4}", f"{*a,}")
print(f"{[x * x for x in a if x > 1]}", f"{sum(x for x in a)}", f"{ {x for x in (1,)} }", f"{ {**{"q": 1}} }")
print(f"{max(a, key=lambda n: -n)}", f"{'yes' if 2 in a else 'no'}", f"{a and o or d}", f"{-a[0]} {+a[0]} {~a[0]}")
print(f"{1_000}", f"{0x1F}", f"{1e3}", f"{...}", f"{None}", f"{'%s-%s' % (1, 2)}", f"{'{}'.format(7)}", f"{2 ** 3 ** 0}")


def generator():
    got = f"{yield 'first'} {(yield 'second')}"
    yield got


g = generator()
print(next(g), g.send("A"), g.send("B"))
print(f"{a[0]:{a[1]}}", f"{(a)}", f"{ a }", f"{a }", f"{ {} }", f"{()}", f"{[]}", f"{''}|")
