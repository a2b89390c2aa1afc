# Putting together: join with lists, tuples and generators; replace with counts.
print(",".join(["a", "b", "c"]), "".join(("x", "y")), "-".join("abc"), ", ".join([]), "+".join(["one"]))
print(" ".join(str(i * i) for i in range(6)), "/".join(map(str, [1, None, 2.5])))
print(", ".join({"a": 1, "b": 2}), "".join(sorted({"z", "y"})))
print(len("ab".join(["x"] * 100)), "".join(["", "", ""]) == "")

def words():
    yield "lazy"
    yield "generator"

print("_".join(words()), "_".join(iter(["p", "q"])))
for bad in ([1, 2], ["a", 1], ["a", None], 5, [b"a"]):
    try:
        print("".join(bad))
    except TypeError:
        print("TypeError")

print("banana".replace("a", "o"), "banana".replace("an", ""), "banana".replace("x", "y"))
for n in (-1, 0, 1, 2, 3, 10):
    print(n, "banana".replace("a", "AA", n), "aaaa".replace("aa", "b", n))
print("abc".replace("", "-"), "abc".replace("", "-", 2), "".replace("", "x"), "".replace("a", "x"))
print("abc".replace("abc", ""), "abcabc".replace("bc", "BC!"), "aaa".replace("a", ""))
original = "unchanged"
print(original.replace("q", "r") == original, original)

def template(text, values):
    for name, value in values:
        text = text.replace("<" + name + ">", str(value))
    return text

print(template("<who> has <n> points, <who>!", [("who", "Ada"), ("n", 42)]))
rows = [["id", "name"], ["1", "Ada"], ["2", "Bob"]]
print("\n".join(" | ".join(row) for row in rows))
try:
    "abc".replace("a", 1)
except TypeError:
    print("TypeError")
