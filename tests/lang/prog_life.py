# Conway's game of life on a small torus.
def step(cells, width, height):
    new = []
    for y in range(height):
        row = []
        for x in range(width):
            n = 0
            for dy in (-1, 0, 1):
                for dx in (-1, 0, 1):
                    if dx or dy:
                        n += cells[(y + dy) % height][(x + dx) % width]
            row.append(1 if n == 3 or (n == 2 and cells[y][x]) else 0)
        new.append(row)
    return new


def show(cells):
    for row in cells:
        print("".join(".#"[c] for c in row))
    print()


glider = ["......", "..#...", "...#..", ".###..", "......", "......"]
cells = [[1 if c == "#" else 0 for c in row] for row in glider]
for _ in range(4):
    show(cells)
    cells = step(cells, 6, 6)
print(sum(map(sum, cells)))
