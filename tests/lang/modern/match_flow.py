# match: break, continue, return, raise and try inside of cases; match in loops and in match.
# differs: device (no match)
def run(commands):
    stack = []
    for command in commands:
        match command.split():
            case ["push", *numbers]:
                for n in numbers:
                    match n:
                        case "skip":
                            continue
                        case "stop":
                            break
                    stack.append(int(n))
                else:
                    stack.append("all")
            case ["pop"] if stack:
                stack.pop()
            case ["pop"]:
                raise IndexError("empty")
            case ["quit", code]:
                return "quit", code, stack
            case []:
                continue
            case _:
                break
        print("after", command)
    else:
        return "done", stack
    return "broken", stack


print(run(["push 1 2", "", "pop", "pop"]))
print(run(["push 1 skip 2 stop 3", "quit 7", "push 9"]))
print(run(["what"]))
try:
    run(["pop"])
except IndexError as error:
    print("error", error)
n = 0
while True:
    match n:
        case 3:
            break
        case 1:
            n += 2
            continue
    n += 1
print(n)
