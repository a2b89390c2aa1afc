# differs: micropython (slices with a step other than 1 are refused)
# Slices with steps: reading, assigning and deleting.
text, items, numbers, raw = "abcdefgh", list(range(10)), tuple(range(8)), b"abcdefgh"
print(text[::2], text[1::3], text[::-1], text[6:1:-2], text[-1:-9:-3], text[::100], text[5:2:1] == "")
print(items[::3], items[::-4], items[8:2:-3], items[-2::-2], items[2:-2:2])
print(numbers[::-1], numbers[1:7:3], raw[::-1], raw[::3], bytearray(raw)[1::2])
items[::2] = "abcde"
print(items)
items[8:2:-3] = [-1, -2]
print(items)
del items[1::3]
print(items)
del items[::-2]
print(items)
try:
    items[::2] = [1]
except ValueError:
    print("ValueError")
for bad in (lambda: text[::0], lambda: range(5)[::0]):
    try:
        bad()
    except ValueError:
        print("step is zero")
print(range(20)[2:15:3], range(10)[::-1], list(range(10)[8:1:-2]), list(range(10, 0, -3)[::2]))
palindrome = "never odd or even".replace(" ", "")
print(palindrome == palindrome[::-1], [w[::-1] for w in "ab cde".split()])
matrix = [[1, 2, 3], [4, 5, 6]]
print([row[::-1] for row in matrix[::-1]])
print("".join("0123456789"[i::5] for i in range(5)))
