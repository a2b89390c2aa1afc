# dict displays and comprehensions evaluate the key before its value.
def note(value):
    print(value, end=" ")
    return value


d = {note("k1"): note("v1"), note("k2"): note("v2")}
print(sorted(d.items()))
e = {note(k): note(k + k) for k in "ab"}
print(sorted(e.items()))
f = {note("a"): note(1), "constant": note(2), note("b"): 3, 4: note(5)}
print(len(f))
g = {note("same"): note(1), note("same"): note(2)}
print(g)
h = {**note({"x": 1}), note("y"): note(2), **note({"z": 3})}
print(sorted(h.items()))
i = {(k := note("walrus")): note(k + "!")}
print(i)
j = {note(a): {note(b): note(a + b)} for a in (1, 2) for b in (10,)}
print(sorted(j.items()))
try:
    {note([]): note("value first is evaluated")}
except TypeError:
    print("unhashable")
k = {lambda: 1: 2}
print(len(k), {1: 2, True: 3}[1], {1.0: "x"}[1])
l = {x: y for x, y in [("p", 1), ("q", 2)] if note(y) > 1}
print(l)
