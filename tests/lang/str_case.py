# Case and kind of ASCII characters: upper, lower, isalpha, isdigit, isspace, isupper, islower.
samples = ["Hello", "hello", "HELLO", "123", "a1", " ", "\t\n", "", "Hello World", "x_y", "A-B", "3rd"]
for s in samples:
    print(repr(s), s.upper(), s.lower())
    print(s.isalpha(), s.isdigit(), s.isspace(), s.isupper(), s.islower())
print("".join(chr(c) for c in range(32, 127)).upper())
print("".join(chr(c) for c in range(32, 127)).lower())
for test in ("isalpha", "isdigit", "isspace", "isupper", "islower"):
    print(test, [c for c in range(32, 128) if getattr(chr(c), test)()])

def rot13(text):
    out = []
    for c in text:
        if c.islower():
            out.append(chr((ord(c) - 97 + 13) % 26 + 97))
        elif c.isupper():
            out.append(chr((ord(c) - 65 + 13) % 26 + 65))
        else:
            out.append(c)
    return "".join(out)

secret = rot13("Hello, World 42!")
print(secret, rot13(secret))

def snake(name):
    return "".join("_" + c.lower() if c.isupper() else c for c in name).lstrip("_")

print(snake("CamelCaseName"), snake("already"), snake("XmlHttp"))
text = "Unchanged 1"
print(text.upper() is not text, text, text.lower().upper() == text.upper())
