# Subscripts and slices of every type, with every kind of bound.
text, items, numbers, raw = "abcdefgh", list("abcdefgh"), tuple(range(8)), b"abcdefgh"
for a, b in ((2, 5), (None, 3), (-3, None), (None, None), (5, 2), (-100, 100)):
    print(text[a:b], "".join(items[a:b]), numbers[a:b], raw[a:b])
print(text[0], text[-1], items[3], numbers[-8], raw[0], raw[-1])
print(text[1:-1], text[:2] + text[2:] == text, items[:], items[:] is items, text[3:3] == "")
for index in (8, -9, 100):
    for seq in (text, items, numbers, raw):
        try:
            seq[index]
        except IndexError:
            print("IndexError", end=" ")
print()
items[2:4] = ["X"]
print("".join(items))
items[:0] = items[-1:] + []
print("".join(items))
items[3:3] = list("123")
print("".join(items))
items[1:-1] = []
print(items)
items[5:] = (1, 2)
items[1:3] = list(range(3))
print(items)
grid = [[x + 4 * y for x in range(4)] for y in range(4)]
print([row[1:3] for row in grid[1:3]], grid[-1][-1], [row[0] for row in grid])
array = bytearray(b"hello world")
array[0] = ord("J")
array[-5:] = b"there"
print(array, array[2:4], len(array))


class Show:
    def __getitem__(self, key):
        return key


s = Show()
print(s[1], s["a", 2], s[()], s[...], s[True], s[None], s[-1])
k = s[1:2]
print(isinstance(k, slice), (s[1:2], 3)[1], isinstance(s[1:2, ::3], tuple), len(s[1:2, ::3]))
i = 1
i, text_list = 0, [0, 0]
text_list[i] = i = 1
print(i, text_list)
for bad in (lambda: text["1"], lambda: items[1.5], lambda: 5[0], lambda: {}[0], lambda: text.__setitem__(0, "x") if False else (1, 2).append(3)):
    try:
        bad()
    except (TypeError, KeyError, AttributeError) as e:
        print(type(e).__name__)
