# Small programs over text: wrapping, a parser of expressions, run lengths, Morse code, a Markdown table.
def wrap(text, width):
    lines, line = [], ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = line + " " + word if line else word
    lines.append(line)
    return lines

def justify(line, width):
    words = line.split()
    if len(words) == 1:
        return line
    gaps = len(words) - 1
    spaces, extra = divmod(width - sum(len(w) for w in words), gaps)
    out = words[0]
    for i, w in enumerate(words[1:]):
        out += " " * (spaces + (1 if i < extra else 0)) + w
    return out

prose = "Strings on a small board are kept in flash where they lie, and only new ones take memory from the program."
for line in wrap(prose, 24):
    print("|" + justify(line, 24) + "|")

def tokens(text):
    i = 0
    while i < len(text):
        c = text[i]
        if c.isspace():
            i += 1
        elif c.isdigit():
            j = i
            while j < len(text) and text[j].isdigit():
                j += 1
            yield int(text[i:j])
            i = j
        else:
            yield c
            i += 1

print(list(tokens("12*(3 + 45)-6")))

def runs(text):
    out, i = "", 0
    while i < len(text):
        j = i
        while j < len(text) and text[j] == text[i]:
            j += 1
        out += text[i] + str(j - i)
        i = j
    return out

print(runs("aaabccd"), runs(""), runs("zzzzzzzzzzzz"))
MORSE = {"s": "...", "o": "---", "e": ".", "t": "-", "a": ".-"}
print(" ".join(MORSE.get(c, "?") for c in "sos tea".replace(" ", "")))
rows = [("name", "qty"), ("apple", 3), ("fig", 12)]
widths = [max(len(str(row[i])) for row in rows) for i in range(2)]
for row in rows:
    print("| " + " | ".join(str(c) + " " * (w - len(str(c))) for c, w in zip(row, widths)) + " |")
print("".join(sorted("the quick brown fox jumps over the lazy dog".replace(" ", ""))))
vowels = "".join(c for c in "programming in python" if c in "aeiou")
print(vowels, vowels.count("i"), "".join(sorted(set("mississippi"))))
