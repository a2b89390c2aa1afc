# Wrapping, aligning and framing text.
def wrap(text, width):
    line, lines = [], []
    length = 0
    for word in text.split():
        if line and length + len(line) + len(word) > width:
            lines.append(" ".join(line))
            line, length = [], 0
        line.append(word)
        length += len(word)
    if line:
        lines.append(" ".join(line))
    return lines


def justify(line, width):
    words = line.split(" ")
    if len(words) == 1:
        return line
    gaps, spare = len(words) - 1, width - sum(len(w) for w in words)
    each, more = divmod(spare, gaps)
    out = words[0]
    for i, word in enumerate(words[1:]):
        out += " " * (each + (i < more)) + word
    return out


def frame(lines, style="+-|"):
    corner, across, down = style
    width = max(len(line) for line in lines)
    bar = corner + across * (width + 2) + corner
    return "\n".join([bar] + ["%s %s %s" % (down, line + " " * (width - len(line)), down) for line in lines] + [bar])


text = "It was the best of times, it was the worst of times, it was the age of wisdom."
lines = wrap(text, 22)
print(frame(lines))
print(frame([justify(line, 22) for line in lines[:-1]] + lines[-1:], style="*=!"))
for line in lines:
    print("{:>24}|{:^24}|{:<24}".format(line, line, line))
print(wrap("", 10), wrap("word", 1))
