# A way through a maze, by flood fill.
MAZE = ["#########", "#S..#...#", "#.#.#.#.#", "#.#...#.#", "#.#####.#", "#......E#", "#########"]


def find(c):
    for y, row in enumerate(MAZE):
        if c in row:
            return row.index(c), y
    raise LookupError(c)


def neighbours(x, y):
    for dx, dy in ((1, 0), (0, 1), (-1, 0), (0, -1)):
        if MAZE[y + dy][x + dx] != "#":
            yield x + dx, y + dy


def solve():
    start, goal = find("S"), find("E")
    came = {start: None}
    wave = [start]
    while wave:
        after = []
        for place in wave:
            if place == goal:
                path = []
                while place:
                    path.append(place)
                    place = came[place]
                return path[::-1]
            for n in neighbours(*place):
                if n not in came:
                    came[n] = place
                    after.append(n)
        wave = after
    return None


path = solve()
print(len(path), path[0], path[-1])
for y, row in enumerate(MAZE):
    print("".join("*" if (x, y) in path else c for x, c in enumerate(row)))
try:
    find("?")
except LookupError as e:
    print("LookupError", e)
