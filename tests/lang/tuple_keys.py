# Tuples as keys, compared and hashed by their items.
grid = {}
for x in range(4):
    for y in range(4):
        grid[x, y] = x * y
print(len(grid), grid[2, 3], grid[(3, 3)], (4, 0) in grid, (1, 2) in grid)
grid[1, 2] = "new"
print(grid[1, 2], len(grid), grid.get((9, 9)), grid.pop((0, 0)), len(grid))
print((1, 2) == (1.0, 2.0), {(1, 2): "a"}[(1.0, 2.0)], {(1, 2), (1.0, 2.0), (True, 2)})
nested = {((1, 2), ("a",)): 1, ((1, 2), ("b",)): 2}
print(nested[((1, 2), ("b",))], ((1, 2), ()) in nested)
counts = {}
text = "the cat and the dog and the bird"
words = text.split()
for pair in zip(words, words[1:]):
    counts[pair] = counts.get(pair, 0) + 1
for pair in sorted(counts):
    print(pair, counts[pair])
try:
    {(1, [2]): 3}
except TypeError:
    print("a list inside is not hashable")
points = {(0, 0), (1, 0), (0, 1)}
neighbours = {(x + dx, y + dy) for x, y in points for dx, dy in ((0, 1), (1, 0), (0, -1), (-1, 0))} - points
print(sorted(neighbours))
print(sorted({(b, a) for a, b in enumerate("hello")}))


class Name:
    def __init__(self, text):
        self.text = text

    def __hash__(self):
        return hash(self.text)

    def __eq__(self, other):
        return self.text == other.text


d = {(Name("x"), 1): "one"}
print(d[Name("x"), 1], (Name("y"), 1) in d, (Name("x"), 2) in d)
