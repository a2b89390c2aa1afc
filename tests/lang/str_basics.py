# Strings as sequences: index, slice, length, membership, sum, repetition, order, iteration.
word = "micro:bit"
print(len(word), word[0], word[-1], word[5])
print(word[0:5], word[6:], word[:-4], word[:])
print(word[2:-2], word[-3:], word[4:4] == "")
print("cro" in word, "" in word, "Bit" in word, "x" not in word)
print("ab" + "cd" + "", "" + "ef", "-" * 10, 3 * "ab", "ab" * 0, "ab" * -2)
print("ab" * True, "ab" * False)
print("abc" < "abd", "abc" < "ab", "" < "a", "Z" < "a", "a" == "a", "a" != "b")
print("abc" <= "abc", "abc" >= "abd", "b" > "abc")
print("1" == 1, "a" != None)

for letter in "abc":
    print(letter, end=";")
print()
print(list("xyz"), tuple("pq"), sorted("hello"), set("aaa"))
print([i for i, c in enumerate("banana") if c == "a"])
a, b, *rest = "split"
print(a, b, rest)

text = ""
for i in range(5):
    text += chr(ord("a") + i)
    text += ","
print(text, len(text), text[:-1])

empty = ""
print(len(empty), empty == "", not empty, bool("x"), empty * 5 == empty)
print(min("hello"), max("hello"), "".join(reversed("stressed")))
print(str(), str(12), str(None), str(True), str("s"), str([1, "a"]))
print("multi" "ple " 'literals', """three
lines
here""", 'quo"te', "it's")
print("tab\tnew", "back\\slash", "\x41\u0042\103", len("\n\r\t\0"))
for index in (9, -10, 100):
    try:
        print(word[index])
    except IndexError as e:
        print("IndexError", e)
