# f-strings that show their own text, with braces of their own; nested quotes and adjacent strings.
x = 3
name = "n"
table = {"k": [1, 2]}
print(f"{ {1: x}[1]=}|{ {x}=}|{table['k']=!s}|{x = }|{x=:>4}")
print(f"{{{x}}}" "{" f"{name!r}}}" "}{}" f"{'{'}{x:{x}}")
print("{" "}" f"{x}" "{x}", f"{{}}", f"{table}" "{", "{}" f"{{{{")


def nested(depth):
    return f"<{f'[{depth}]' if depth else f'({x}{name})'}>"


for depth in range(3):
    print(nested(depth), f"{[f'{i}{x}' for i in range(depth)]}")

print(f"{(lambda a, b=x: f'{a}-{b}')(name)}", f"{x if name else 'no'}", f"{x!r:>3}{x:<3}|")
print(f"""{
    x
    + 1
}{{""" f"{x=}")
