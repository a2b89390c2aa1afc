# Caesar and Vigenere ciphers.
def shift(c, by):
    if "a" <= c <= "z":
        base = ord("a")
    elif "A" <= c <= "Z":
        base = ord("A")
    else:
        return c
    return chr((ord(c) - base + by) % 26 + base)


def caesar(text, by):
    return "".join(shift(c, by) for c in text)


def vigenere(text, key, sign=1):
    out = ""
    i = 0
    for c in text:
        if c.isalpha():
            out += shift(c, sign * (ord(key[i % len(key)]) - ord("a")))
            i += 1
        else:
            out += c
    return out


message = "Meet me at the Old Oak, 9 o'clock!"
secret = caesar(message, 3)
print(secret)
print(caesar(secret, -3) == message)
secret = vigenere(message, "lemon")
print(secret)
print(vigenere(secret, "lemon", -1))
for by in (0, 13, 26, 29):
    print(by, caesar("Hello", by))
