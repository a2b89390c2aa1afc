# Roman numerals both ways.
PAIRS = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
         (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def to_roman(n):
    if not 0 < n < 4000:
        raise ValueError("no roman numeral for %d" % n)
    out = []
    for value, text in PAIRS:
        count, n = divmod(n, value)
        out.append(text * count)
    return "".join(out)


def from_roman(text):
    values = {t: v for v, t in PAIRS if len(t) == 1}
    total = 0
    for here, after in zip(text, text[1:] + " "):
        v = values[here]
        total += -v if values.get(after, 0) > v else v
    return total


for n in (1, 4, 9, 14, 40, 90, 400, 1994, 2026, 3999):
    print(n, to_roman(n), from_roman(to_roman(n)))
print(all(from_roman(to_roman(n)) == n for n in range(1, 400)))
for bad in (0, 4000, -1):
    try:
        to_roman(bad)
    except ValueError as e:
        print("ValueError:", e)
