# Eight queens by backtracking with lists.
def place(n, row, columns, up, down, board, solutions):
    if row == n:
        solutions.append(board[:])
        return
    for column in range(n):
        if columns[column] or up[row + column] or down[row - column + n - 1]:
            continue
        columns[column] = up[row + column] = down[row - column + n - 1] = True
        board.append(column)
        place(n, row + 1, columns, up, down, board, solutions)
        board.pop()
        columns[column] = up[row + column] = down[row - column + n - 1] = False


def queens(n):
    solutions = []
    place(n, 0, [False] * n, [False] * (2 * n), [False] * (2 * n), [], solutions)
    return solutions


for n in range(1, 7):
    found = queens(n)
    print(n, len(found), found[0] if found else None)
for column in queens(6)[0]:
    print("." * column + "Q" + "." * (5 - column))
