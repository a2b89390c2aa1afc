# Grids: spiral, transpose, rotate, magic square, Pascal's triangle.
def spiral(n):
    grid = [[0] * n for _ in range(n)]
    x = y = dy = 0
    dx = 1
    for value in range(1, n * n + 1):
        grid[y][x] = value
        nx, ny = x + dx, y + dy
        if not (0 <= nx < n and 0 <= ny < n) or grid[ny][nx]:
            dx, dy = -dy, dx
        x, y = x + dx, y + dy
    return grid


def show(grid):
    for row in grid:
        print(" ".join("{:>2}".format(v) for v in row))


def transpose(grid):
    return [list(row) for row in zip(*grid)]


def rotate(grid):
    return [row[::-1] for row in transpose(grid)]


def magic(n):
    grid = [[0] * n for _ in range(n)]
    i, j = 0, n // 2
    for k in range(1, n * n + 1):
        grid[i][j] = k
        a, b = (i - 1) % n, (j + 1) % n
        if grid[a][b]:
            a, b = (i + 1) % n, j
        i, j = a, b
    return grid


g = spiral(5)
show(g)
show(rotate(spiral(3)))
print(transpose([[1, 2, 3], [4, 5, 6]]))
m = magic(3)
print(m, {sum(row) for row in m} | {sum(col) for col in zip(*m)})
row = [1]
for _ in range(7):
    print(" ".join(map(str, row)))
    row = [a + b for a, b in zip([0] + row, row + [0])]
