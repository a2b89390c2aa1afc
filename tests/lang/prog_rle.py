# Run-length coding, with a generator that groups.
def runs(items):
    first = True
    count = 0
    last = None
    for item in items:
        if not first and item == last:
            count += 1
            continue
        if not first:
            yield last, count
        last, count, first = item, 1, False
    if not first:
        yield last, count


def encode(text):
    return "".join(c if n == 1 else str(n) + c for c, n in runs(text))


def decode(code):
    out, digits = [], ""
    for c in code:
        if c.isdigit():
            digits += c
        else:
            out.append(c * int(digits or 1))
            digits = ""
    return "".join(out)


for text in ("", "a", "aaaa", "abc", "WWWWWWWWWWWWBWWWWWWWWWWWWBBB", "aabbaa"):
    code = encode(text)
    print(repr(text), repr(code), decode(code) == text)
print(list(runs([1, 1, 2, 3, 3, 3])))
print(sorted(dict((k, n) for k, n in runs("aabbbc")).items()))
