# Towers of Hanoi: recursion with a counter in a closure.
def hanoi(n):
    towers = {"A": list(range(n, 0, -1)), "B": [], "C": []}
    moves = 0

    def move(count, source, target, spare):
        nonlocal moves
        if count == 0:
            return
        move(count - 1, source, spare, target)
        disc = towers[source].pop()
        assert not towers[target] or towers[target][-1] > disc
        towers[target].append(disc)
        moves += 1
        if n <= 3:
            print("disc", disc, "from", source, "to", target)
        move(count - 1, spare, target, source)

    move(n, "A", "C", "B")
    return moves, towers["C"]


print(hanoi(3))
print([hanoi(n)[0] for n in range(1, 9) if n > 3])
