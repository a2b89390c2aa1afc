# empty targets and deletions: `() = []`, `[] = ()`, `del (), []`, nested and in loops.
() = []
[] = ()
() = ""
[] = {}
(), [] = [], ()
a, () = 1, []
print(a)
try:
    () = [1]
except ValueError:
    print("too many")
try:
    [] = 5
except TypeError:
    print("not iterable")
for () in [(), [], ""]:
    print("loop")
x, y, z, w = 1, 2, 3, [4, 5, 6]
del ()
del []
del (x), [y], (z, w[0]), [w[1:]]
print("x" in globals(), "y" in globals(), "z" in globals(), w)
del [w]
p = q = r = s = 1
del [p, (q, [r])], s
print([n for n in "pqrsw" if n in globals()])


def local():
    a, b, c = 1, [2, 3], {"k": 4}
    del [a, b[0], c["k"]]
    try:
        print(a)
    except NameError:
        print("unbound", b, c)
    del (b), c


local()
print([1 for () in [[], ()]], sum(1 for [] in ["", ""]))
