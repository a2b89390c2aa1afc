# Searching: find, rfind, index, rindex, count, startswith, endswith, in.
text = "the cat sat on the mat with the hat"
for sub in ("the", "at", "t", "dog", "", "hat", "the cat sat on the mat with the hat!"):
    print(repr(sub), text.find(sub), text.rfind(sub), text.count(sub), sub in text)
for start, end in ((0, 5), (1, 100), (-8, -1), (-100, 4), (34, 35), (35, 35)):
    print(start, end, text.find("t", start, end), text.rfind("t", start, end), text.count("t", start, end))
    print(text.find("", start, end), text.count("", start, end), text.startswith("t", start, end))
print(text.find("at", 5), text.find("at", None, 6), text.find("at", None, None))
print(text.index("cat"), text.rindex("at"), text.index("t", 1), text.rindex("t", 0, 10))
for sub in ("dog", "the "):
    try:
        print(text.index(sub, 28))
    except ValueError as e:
        print("ValueError", e)
print("aaaa".count("a"), "aaaa".count("aa"), "aaaaa".count("aa"), "".count(""), "abc".count(""))
print("aaaa".find("aa"), "aaaa".rfind("aa"), "aab".find("ab"), "baa".rfind("ab"))

print(text.startswith("the"), text.startswith("cat"), text.startswith("cat", 4), text.startswith(""))
print(text.endswith("hat"), text.endswith("cat"), text.endswith(""), text.endswith("hat", 33))
print(text.startswith(("a", "the")), text.endswith(("cat", "dog")), text.startswith(()))
print("abc".startswith("abcd"), "abc".endswith("zabc"), "".startswith("a"), "".endswith(""))

def positions(hay, needle):
    found = []
    at = hay.find(needle)
    while at >= 0:
        found.append(at)
        at = hay.find(needle, at + 1)
    return found

print(positions(text, "at"), positions("mississippi", "issi"), positions("abc", "x"))
