# f-strings beside plain literals, raw ones, braces in plain text, and prefixes in upper case.
# differs: device (no \N{})
x = "X"
print("{a}" f"{x}", f"{x}" "{b}", "{" f"{x}" "}", "{}" "{{}}" f"{{}}{x}", f"{x}" r"\n" "\n" f"{x}", "%s" f"{x}" % 5)
print(f"{x}"
      "{literal}"
      f"{{escaped}}"
      'single' """triple {x}""")
print(rf"\d{x}\n", fr"{x}\{x}", Rf"{x}\t", fR"{x}\{{}}", F"{x}", FR"\{x}", rF"{x}\\")
print(R"\n", B"b", bR"\x", Rb"\y", BR"\z", rB"\w", U"unicode", u"u", r"raw" R"RAW")
print(f"", f"" "", f"{''}" f"", f"no fields", f"{{", f"}}", f"}}{{", f"{{{{{x}}}}}", f"\x7b{x}\x7d", f"\N{LEFT CURLY BRACKET}{x}")
print(f"%d {x} %s" % (1, "two"), f"{x} {{}}".format(3), f"{x:>3}" f"{x:<3}" "|", (f"{x}" "y") * 2)
print(f'\'{x}\'', f"\"{x}\"", f"tab\t{x}\\", f"line\
continued {x}", f'''
{x}
''')


def documented():
    f"""not a docstring {x}"""
    return f"{x}".lower()


print(documented(), len(f"{x}{x}"), f"{x}" == "X", f"{x}" in "aXb", f"{x}".join("ab"))
