# Assignment expressions, wherever they may stand.
data = [3, 8, 1, 9, 4]
if (n := len(data)) > 3:
    print("many:", n)
while (item := data.pop()) != 8:
    print("popped", item)
print(item, data)
print([y := 5, y ** 2, y := y + 1], y)
print([half for v in range(10) if (half := v // 2) % 2], half)
print(any((witness := v) > 3 for v in [1, 2, 5, 7]), witness)


def f(x, y=(z := 10)):
    return (t := x + y) * 2 + t


print(f(1), z, f(x=(k := 3)), k)
print({(a := 1): (b := 2)}, a, b, {(c := 3), 4} == {3, 4}, c)
lines = iter(["one", "two", ""])
out = []
while line := next(lines):
    out.append(line)
print(out, line == "")
total = 0
print([total := total + v for v in range(5)], total)
x = "abc"[(i := 1)]
print(x, i, data[(s := 0):], (lambda: (q := 7) + q)())
if not (m := {}.get("k")) and (w := 4):
    print(m, w)
print(f"{(v := 9)} {v}")
