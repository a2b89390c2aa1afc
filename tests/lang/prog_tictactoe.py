# Tic-tac-toe, played to the end by a perfect player.
LINES = [(0, 1, 2), (3, 4, 5), (6, 7, 8), (0, 3, 6), (1, 4, 7), (2, 5, 8), (0, 4, 8), (2, 4, 6)]


def winner(board):
    for a, b, c in LINES:
        if board[a] != "." and board[a] == board[b] == board[c]:
            return board[a]
    return None if "." in board else "-"


known = {}


def value(board, player):
    key = "".join(board) + player
    if key not in known:
        won = winner(board)
        if won:
            known[key] = (0 if won == "-" else 1 if won == player else -1, None)
        else:
            best, move = -2, None
            for i in range(9):
                if board[i] == ".":
                    board[i] = player
                    v = -value(board, "O" if player == "X" else "X")[0]
                    board[i] = "."
                    if v > best:
                        best, move = v, i
            known[key] = best, move
    return known[key]


board = list("XO..X...O")
player = "X"
while not winner(board):
    score, move = value(board, player)
    board[move] = player
    print(player, "plays", move, "and expects", score)
    player = "O" if player == "X" else "X"
for row in range(0, 9, 3):
    print("".join(board[row:row + 3]))
print("winner:", winner(board), len(known) > 10)
