"""A board of a game and what it may become."""

from copy import deepcopy

board = [[0, 1, 0], [2, [1, 1], 0]]
tried = deepcopy(board)
tried[1][1].append(2)
print(board, tried)
