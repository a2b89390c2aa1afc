# Morse code with dictionaries.
CODES = (".- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...- .-- -..- -.-- --..").split()
TO = {chr(65 + i): code for i, code in enumerate(CODES)}
FROM = {code: letter for letter, code in TO.items()}


def encode(text):
    return " / ".join(" ".join(TO[c] for c in word) for word in text.upper().split())


def decode(code):
    return " ".join("".join(FROM.get(c, "?") for c in word.split()) for word in code.split("/"))


def timing(code):
    units = {".": 1, "-": 3, " ": 3, "/": 1}
    return sum(units[c] + (1 if c in ".-" else 0) for c in code)


message = "sos we need help"
code = encode(message)
print(code)
print(decode(code))
print(timing(code))
print(decode("... --- ... / ......."))
print(len(TO), len(FROM), sorted(FROM, key=lambda c: (len(c), c))[:2])
print(max(TO.values(), key=lambda c: (len(c), c)))
