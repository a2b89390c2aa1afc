# differs: micropython (halves round away from zero when a float is formatted)
# f-strings, with everything that PEP 701 allows.
name, n, pi = "World", 42, 3.25
width, items = 8, ["a", "b"]
d = {"key": "value", "x": {"y": 1}}
print(f"Hello {name}!", f"{n}", f"{n + 1:5d}|", f"{n:>{width}}|", f"{name!r}", f"{name!s:>7}|")
print(f"{{}} {{{n}}} }}{{", f"{'nested ' + f'{n}'}", f"{d['key']}", f"{d["key"]}", f"{d["x"]["y"]}")
print(f"{n:#x} {n:08b} {-n:+d} {n:,}" if n > 1000 else f"{n:#x} {n:08b} {-n:+d}", f"{pi:.1f} {pi:6.2f}|")
print(f"{(lambda x: x * 2)(n)} {[i * i for i in range(4)]} { {1: 2}[1] } {n if n else 0}")
print(f"{n=} {n = } {name=!s} {n=:4d} {n + 1 = }")
print(f"{
    n  # a comment
    + 1
}", f"""multi {
    name
} line""")
print(f"{items!r:>15}|", f"{'a' 'b'}", f"{n!s}{name}", "plain " f"{n}" " {not} a field")
print(rf"\d{n}\n", f"\x41{n}\t|", f"{'\n'.join(items)}")
print(f"{(y := 5)} {y}", f"{n:{'>'}{width}}|", f"{'*' * 3:^7}|", f"{(1, 2)}", f"{1, 2}")
print(f"{'yes' if n == 42 else 'no'}", f"{n == 42}", f"{n != 42}", f"{n >= 42!s}", f"{d.get('none')}")
print(f"", f"{''}" == "", f"{f"{f"{n}"}"}")


class Money:
    def __init__(self, cents):
        self.cents = cents

    def __str__(self):
        return "%d.%02d" % divmod(self.cents, 100)

    def __repr__(self):
        return f"Money({self.cents})"


m = Money(1250)
print(f"{m} {m!r} {m!s:>8}| {m=}")
