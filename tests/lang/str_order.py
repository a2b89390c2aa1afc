# Strings compared, sorted, hashed, as keys.
names = ["delta", "Alpha", "charlie", "bravo", "alpha", "", "alphabet", "Z", "a", "10", "9"]
print(sorted(names), sorted(names, key=str.lower), sorted(names, reverse=True))
print(sorted(names, key=lambda n: (len(n), n)), min(names), max(names))
for a in ("", "a", "ab", "b"):
    print([(a < b, a <= b, a == b, a != b, a >= b, a > b) for b in ("", "a", "ab", "b")])
built = "".join(["pri", "nt"])
table = {"print": 1, "": 2, "x": 3, "long key with spaces": 4}
print(table[built], table["".join([])], table["xyz"[0]], table["long key " + "with spaces"])
print(built in table, "prin" in table, hash(built) == hash("print"), hash("x") == hash("zxz"[1]))
print(built == "print", {built, "print", "pr" + "int"} == {"print"}, len({"a", "a" * 1, "ba"[1]}))
for other in (1, None, 1.5, [], ("print",)):
    print("print" == other, "print" != other, end=" ")
    try:
        print("print" < other)
    except TypeError:
        print("TypeError")
letters = {}
for c in "mississippi":
    letters[c] = letters.get(c, 0) + 1
print(sorted(letters.items()))
class Named:
    pass
n = Named()
for i in range(12):
    setattr(n, "field" + str(i), i * i)
print([getattr(n, "field%d" % i) for i in range(12)], hasattr(n, "field" + "12"))
print(n.field3, getattr(n, "".join(["fi", "eld", "7"])))
groups = {}
for word in "listen silent enlist google elbow below inlets".split():
    groups.setdefault("".join(sorted(word)), []).append(word)
print(sorted(groups.values()))
