# differs: micropython (its f-strings nest in parentheses only)
# f-strings: expressions, conversions, specs, nesting, braces, lines.
name, n, x = "Ada", 42, 2.25
items = [3, 1, 2]
print(f"{name} {n} {x}", f"", f"plain", f"{name!r} {name!s}", f"{{}} {{{n}}}")
print(f"{n + 1} {n * 2:5}|{n:<5}|{n:^+7}|{n:05d}|{n:x}|{n:#b}", f"{x:.1f} {x:8.3f}|{x:<8}|")
print(f"{name:>6}|{name:*^9}|{name:.2}|{name!r:>8}|", f"{n:{8}}|{n:{'0'}{6}}|{x:{7}.{1}f}|")
print(f"{items} {items[0]} {sorted(items)} {len(items)}", f"{max(items)!s:>3}", f"{[i * i for i in items]}")
print(f"{'nested'} {f'{n}'} {f'{n:{n - 36}}'}|", f"{'yes' if n > 40 else 'no'}", f"{(lambda a: a + 1)(1)}")
print(f"{ {'k': 1}['k'] } { {1, 1} }", f"{None} {True} {()}", f"{'a' 'b'}")
print("a" f"{n}" "b", f"{n}" f"{x}", f"{n:,} {10 ** 7:,}", f"{-n:+} {n: }")
print(f"{n=}", f"{n = }", f"{n + 1=}", f"{name=}", f"{name=!s}", f"{x=:.1f}")
print(f"""{n}
{name}""")
width = 10
for label, value in (("speed", 3), ("heading", 270)):
    print(f"{label:<{width}}{value:>{width - 4}}|")
class Celsius:
    def __init__(self, degrees):
        self.degrees = degrees
    def __str__(self):
        return f"{self.degrees}C"
    def __repr__(self):
        return f"Celsius({self.degrees!r})"
t = Celsius(21)
print(f"{t} {t!r} {t.degrees:03}", f"{[t, t]}", f"{t.__class__.__name__}")
def double(v):
    return f"{v}{v}"
print(f"{double(double('x'))}", "".join(f"{i:02}" for i in range(5)), f"{n:>{len(name) * 2}}")
print(rf"raw\n{n}", f"tab\t{n}", f"{'{'}{'}'}", f"{n!r:^6}|")
