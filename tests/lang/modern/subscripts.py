# subscripts: tuples, slices, stars, walrus, nested, Ellipsis, augmented, deleted; keys evaluated in order.
class Show:
    def __getitem__(self, key):
        return key

    def __setitem__(self, key, value):
        print("set", key, value)

    def __delitem__(self, key):
        print("del", key)


s = Show()
a = [1, 2]
print(s[1], s[1, 2], s[1,], s[()], s[(1, 2)], s[[1]], s[...], s[None])
print(s[*a], s[*a, *a], s[0, *a], s[*a, 0], s[*[]], s[*a,], s[(*a,)])
print(s[x := 1], x, s[y := 2, y], s[(z := 3), z], s[{"k": 1}["k"]], s[lambda: 1](), s[1 if x else 2])
print(s[a][0], s["a" "b"], s[not x], s[x < 2], s[-1], s[x and y or z])
s[*a] = 1
s[1, ...] = s[*a, 5]
del s[*a, 0], s[1]
s[1] += 1
items = list(range(10))
print(items[2:5], items[:3], items[7:], items[:], items[-3:-1], items[1:8:3])
items[2:4] = [20, 30, 40]
del items[5:]
items[0:0] = ["start"]
print(items, items[len(items) - 1], items[(i := 1)], items[i:i + 2])
b = bytearray(b"abcdef")
b[1:3] = b"XYZ"
print(b, b"abc"[1], b"abc"[1:], "text"[-2:], "abc"[1:][0])
