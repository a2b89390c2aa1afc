# f-strings: nesting, braces, conversions, specifications made of fields, quotes.
name, n, items = "World", 42, [1, 2, 3]
print(f"Hello {name}!", f"{n}", f"{n + 1}{n - 1}", f"", f"plain {{braces}}", f"{{{n}}}")
print(f"{name!r} {name!s} {items!r:>12}|{name:>8}|{name:<8}|{name:^9}|{n:05d}|{n:x}|{n:#b}")
width, fill = 10, "*"
print(f"{n:{width}}|{name:{fill}^{width}}|{n:{'0'}{width // 2}d}|{'x':{fill}<{3}}")
print(f"{f'{name} inner'} {f"{f'{n}'}"} {'nested ' + f'{n!r:>4}'}")
print(f"{n=} {name = } {n + 1=:>4} {items[0]=}")
print(f"{ {'k': 'v'}['k'] } {[x * 2 for x in items]} {(lambda x: x + 1)(1)} {n if n else 0}")
print("{not} " f"{n}" " {} " "{}", "a" f"{n}" "b" f"{name}")
print(f"{'a:b'} {'}'} {items[1:]} {n != 3} {'!'!r}")
print(f"""multi
{name}
line {
    n
}""")
print(rf"\n{n}\t", f"\n".strip() + f"tab\there")


class Temp:
    def __str__(self):
        return "str"

    def __repr__(self):
        return "repr"


t = Temp()
print(f"{t} {t!r} {t!s:>5} {[t]}")
deep = 3
print(f"{'%d' % deep:>{deep + deep}}|{deep:<{len(f'{deep:>4}')}}|")
print("".join(f"{i}{c}" for i, c in enumerate("ab")), f"{len(f'{n:>20}')}")
print(f"{(x := 5)} {x}", f"{n:>+6d}|{n:,}", f"{'q' 'r'}")
