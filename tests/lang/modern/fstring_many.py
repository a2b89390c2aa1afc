# f-strings with more fields than a call has arguments, long literals, and in every place of a program.
# differs: device (at most 255 arguments)
x = 7
s = (f"{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}"
     f"{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}"
     f"{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}"
     f"{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}"
     f"{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}"
     f"{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}"
     f"{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{{end}} {x:>{x}}")
print(len(s), s[-12:], s.count("7"))


def default(text=f"default {x}", *, other=f"{x!r}"):
    return f"{text} {other}" if f"{text}" else f""


class C:
    text = f"class {x}"
    table = {f"k{x}": f"v{x}", **{f"{i}": i for i in range(2)}}


def decorator(name):
    return lambda f: f"{name} of {f(1)}"


@decorator(f"deco {x}")
def decorated(y):
    return y


print(default(), default(""), C.text, sorted(C.table), decorated)
assert f"{x}" == "7", f"message {x}"
for c in f"{x}{x + 1}":
    print(c, end=f"{x}\n")
print([f"{a}{b}" for a, b in zip(f"ab", f"{x}9")], f"{x}" in {f"{x}"}, (lambda: f"{x}")(), -int(f"{x}"), f"{x}" * 2)
try:
    raise ValueError(f"error {x}")
except ValueError as error:
    print(f"{error} {error.args[0]!r}")
