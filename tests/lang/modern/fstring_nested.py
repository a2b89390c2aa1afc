# f-strings of Python 3.12: the same quotes inside, backslashes, comments, f-strings in f-strings.
names = ["ann", "bob"]
print(f"{", ".join(names)}", f"{"a" + 'b'}", f'{'c'}', f"{f"{f"{1 + 1}"}"}")
print(f"{'\n'.join(names)}", f"{"\t".join(names)}", f"{"\\"}", f"{'\x41'}\x42")
print(f"{
    names[0]  # a comment with } and "quotes"
}", f"""{
    # only a comment before
    names[1]
}""")
print(f"{f'{names[0]!r:>6}'}", f"{f"{x:02}" if (x := 7) else ""}", f"{[f"{n[0]}" for n in names]}")
print(f"{"{}"}", f"{'}'}", f"{"{"}", f"{{}}", f"{{{"x"}}}", f"{"a:b"}", f"{'!r'}", f"{"#"}", f"{'='}")
print(f"{ {"k": "v"}["k"] }", f"{ {1, 1} }", f"{ {n: len(n) for n in names}["ann"] }", f"{(lambda: {"d": 1})()["d"]}")
print(f'''{'''triple'''} and {"""more"""}''', f"{names[0]
}", f"a{names[0]}b{names[1]}c" "{plain}" f"{1}")
print(f"{names!r}", f"{names[0][1:]}", f"{names[0]:{"<" if names else ">"}6}|", f"{3.14159:{"." + str(2)}f}")
