# An interpreter for a tiny language, with a jump table.
def matching(program):
    stack, jumps = [], {}
    for i, c in enumerate(program):
        if c == "[":
            stack.append(i)
        elif c == "]":
            if not stack:
                raise SyntaxError("] without [ at %d" % i)
            j = stack.pop()
            jumps[i], jumps[j] = j, i
    if stack:
        raise SyntaxError("[ without ] at %d" % stack[-1])
    return jumps


def run(program, data=""):
    jumps = matching(program)
    cells, at, pc, out, steps = [0] * 16, 0, 0, [], 0
    feed = iter(data)
    while pc < len(program):
        c = program[pc]
        if c == ">":
            at += 1
        elif c == "<":
            at -= 1
        elif c == "+":
            cells[at] = (cells[at] + 1) & 255
        elif c == "-":
            cells[at] = (cells[at] - 1) & 255
        elif c == ".":
            out.append(chr(cells[at]))
        elif c == ",":
            cells[at] = ord(next(feed, "\0"))
        elif (c == "[") == (cells[at] == 0) and c in "[]":
            pc = jumps[pc]
        pc += 1
        steps += 1
    return "".join(out), steps


print(run("++++++[>++++++++++<-]>+++++."))
print(run(",[.,]", "echo"))
print(run(">,[>,]<[.<]", "desserts")[0])
for bad in ("[[]", "]"):
    try:
        run(bad)
    except SyntaxError as e:
        print(type(e).__name__, e.args[0])
