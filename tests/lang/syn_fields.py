# f-strings: raw ones, nested formats, the text of the expression.
# differs: device (no \N{})
name = "x y"
width, precision = 12, 3
value = 3.14159
print(f"[{value:{width}.{precision}}]", f"[{name:>{width}}]", f"[{name!r:^{width}}]")
print(rf"\d{name}\n", fr"{width:>4}", Rf"[{width:>{width}}]", f'{width:}', f"{width!s:}", f"{'a' 'b'}")
print(f"{width=}", f"{width = }", f"{name=!s}", f"{name = !r}", f"{width=:>5}", f"{name=!s:>5}")
print(f"{name = !s:>{width}}", f"{width + 1 = }", f"{ width= }")
print(rf"{name:.{precision}}", f"{width:\x3e5}", f"{{{name}}}", f"{{}}")
print(f"{f"{f"{width}"}"}", f"{"quotes"}", f'{name.split(" ")[1]}', f"{", ".join(["a", "b"])}")
print(f"{
    width  # a comment
    + 1
}", f"""{
    name}
line""")
print(f"{width if width > 3 else name}", f"{(lambda q: q + 1)(2)}", f"{[q for q in range(3)]}", f"{ {1: 2}[1] }")
print("a" f"b{name}c" "d" f"{width}" "", f"" "z", f"\N{BULLET}\x41\u0042")
print(f"{width!r:>5}|{width!s:<5}", f"{width,}", f"{*[1, 2], 3}")
