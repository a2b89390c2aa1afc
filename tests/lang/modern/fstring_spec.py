# f-strings: format specifications with fields, conversions before them, braces and empty ones.
w, p, v, s = 8, 3, 3.14159, "text"
print(f"{v:{w}.{p}f}|{v:{w}.2f}|{v:.{p}}|{s:>{w}}|{s:{'*'}^{w}}|{s!r:{w}}|{s!s:<{w}}|")
print(f"{5:0{p}d}|{5:{'0'}{p}}|{255:#x}|{255:#{'x'}}|{-5:+d}|{5:+}|{1000000:,}|{5:<{p}}|{5:^{w - 1}}|")
print(f"{v:}|{s:}|{s!r:}|{v:{''}}|{s:{w}{''}}|{s:s}|{s:.{p - 1}}|{True:d}|{True!s:>6}|{None!r:>6}|")
print(f"{s:{w if w > 5 else p}}|{s:{len(s) + 2}}|{s:{(lambda: 7)()}}|{s:{[9][0]}}|")


class Formatted:
    def __format__(self, spec):
        return "<" + spec + ">"


class Spec:
    def __str__(self):
        return ">6"


print(f"{s:{Spec()}}|", f"{12:{Spec()}}|", "{:{}}".format(s, w) + "|")
i = 42
print(f"{i:b} {i:o} {i:x} {i:X} {i:c} {i:e} {i:08b} {i:>+5}", f"{v:e} {v:g} {v:.0f} {0.5:%}")
print(f"{i!r:>{w}}", f"{i:{w}}", f"{i: d}", f"{'%d' % i:>5}", f"{i:{{'a': 5}['a']}}")
