# Counting words and letters.
TEXT = """the owl and the pussycat went to sea
in a beautiful pea green boat
they took some honey and plenty of money
wrapped up in a five pound note"""

counts = {}
for word in TEXT.split():
    counts[word] = counts.get(word, 0) + 1
common = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
print(common[:4])
print(len(counts), sum(counts.values()))

by_length = {}
for word in counts:
    by_length.setdefault(len(word), []).append(word)
for length in sorted(by_length):
    print(length, sorted(by_length[length]))

letters = [0] * 26
for c in TEXT:
    if c.isalpha():
        letters[ord(c) - ord("a")] += 1
best = max(range(26), key=lambda i: letters[i])
print(chr(best + ord("a")), letters[best], letters.index(0))
for line in TEXT.split("\n"):
    print(line[:1].upper() + line[1:] + ".", len(line), line.count("e"), line.find("o"))
