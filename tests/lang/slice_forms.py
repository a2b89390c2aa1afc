# Subscripts: slices of all forms, tuples as keys, negative indexes, objects that show their key.
class Show:
    def __getitem__(self, key):
        return repr(key)

    def __setitem__(self, key, value):
        print("set", repr(key), value)

    def __delitem__(self, key):
        print("del", repr(key))


s = Show()
print(s[1], s[1:2], s[:], s[1:], s[:2], s[::3], s[1:2:3], s[-1], s["k"])
print(s[1, 2], s[1:2, 3], s[...], s[(1, 2)], s[1,], s[None:None], s[:, :])
s[1:2] = 5
s[0], s[::2] = 1, 2
s[1, 2] = 3
del s[0], s[1:], s[1, 2]
text = "abcdefgh"
print(text[2:5], text[:-2], text[-3:], text[3], text[-1], text[10:], text[2:2] == "")
items = list(range(8))
print(items[1:7:2], items[::-2] if hasattr(items, "copy") else "", items[-3:-1])
items[2:4] = [20, 30, 40]
print(items)
items[1:1] = ["in"]
items[-1:] = []
del items[:2]
print(items, items[len(items) - 1], items[True])
t = (1, 2, 3)
print(t[1:], t[:1] + t[2:], t[-2])
grid = [[1, 2], [3, 4]]
grid[0][1], grid[1][0] = grid[1][0], grid[0][1]
print(grid, grid[1][-1], grid[-1][0:1])
i = 1
print(text[i:i + 3], text[i * 2 if i else 0:], text[len(text) - 2:len(text)], "xyz"[i], [5, 6][i])
for bad in (lambda: text[20], lambda: items["a"], lambda: t[9]):
    try:
        bad()
    except (IndexError, TypeError) as e:
        print(type(e).__name__)
