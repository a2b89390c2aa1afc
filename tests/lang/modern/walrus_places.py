# the walrus in every place: conditions, subscripts, sets, calls, displays, slices, defaults, lambdas.
a = list(range(10))
if (n := len(a)) > 5:
    print(n)
while (n := n - 3) > 0:
    print(n, end=" ")
print(a[i := 2], i)
print({k := 5, 6} == {5, 6}, k, [l := 1, l + 1], (m := 2, m * 2), {(o := "key"): (p := "value")}, o, p)
print(max(q := 3, q + 1), max((r := 4), 1, key=lambda x: (s := x)), r)
print(a[(t := 3):(u := 5)], a[t:u:(v := 1)], t, u, v)


def f(x=(w := 7), *args, y=(z := 8)):
    return x, y, (lambda: (c := x + y) + c)()


print(f(), w, z, (b := 1) and (b := b + 1), b)
print(not (d := 0), d, (e := None) is None, (g := 1) if (h := True) else 0, g, h)
print([y := 1, y ** 2], f"{(y := 'f')}", y, (y := 3, 4), y)
assert (checked := True)
del (checked)
for x in (items := [1, 2]):
    pass
with_list = [(last := x) for x in items]
print(last, items, with_list, any((witness := x) > 1 for x in items), witness)
try:
    raise (error := ValueError("walrus"))
except ValueError as caught:
    print(caught is error)
print((lambda: (inner := 5) * inner)(), "inner" in globals())
