# match: a small command interpreter as one would write it.
# differs: device (no match)
def run(lines):
    variables, output = {}, []
    for number, line in enumerate(lines, 1):
        match line.split():
            case []:
                continue
            case ["#", *_]:
                pass
            case ["let", name, "=", ("true" | "false") as word]:
                variables[name] = word == "true"
            case ["let", name, "=", value] if value.isdigit():
                variables[name] = int(value)
            case ["let", name, "=", other] if other in variables:
                variables[name] = variables[other]
            case ["add", name, *values]:
                for value in values:
                    match variables.get(value, value):
                        case int(n) if not isinstance(n, bool):
                            variables[name] += n
                        case str(text) if text.isdigit():
                            variables[name] += int(text)
                        case bad:
                            output.append(f"line {number}: cannot add {bad!r}")
            case ["print", *names]:
                output.append(" ".join(str(variables.get(name, "?")) for name in names))
            case ["repeat", count, *rest]:
                output.extend(run([" ".join(rest)] * int(count)))
            case ["stop"]:
                break
            case [command, *_]:
                output.append(f"line {number}: unknown {command!r}")
    else:
        output.append("end")
    return output


program = """
# a comment
let a = 5
let b = a
let c = true
add a 3 b c 2
print a b c d
repeat 2 print x
jump
stop
print a
"""
for line in run(program.split("\n")):
    print(line)
