# Keys whose __hash__ empties and refills the dict while it grows: the dict and what lies behind it stay whole.
countdown = -1
table = {}


class Key:
    def __init__(self, number):
        self.number = number

    def __hash__(self):
        global countdown
        if countdown == 0:
            countdown = -1
            for key in list(table):
                del table[key]
            for j in range(24):
                table[1000 + j * 7] = j
        elif countdown > 0:
            countdown -= 1
        return self.number

    def __eq__(self, other):
        return self is other


def refill(rounds):
    global table, countdown
    table = {}
    countdown = -1
    keys = [Key(i * 1000 + 3) for i in range(24)]
    for key in keys:
        table[key] = key.number
    for key in keys[9:]:
        del table[key]
    guard = [[7, 7, 7]] * 4
    new = Key(77)
    countdown = rounds
    table[new] = 5
    after = [[i] for i in range(20)]
    return sum([x[0] for x in after]), guard


for rounds in range(14):
    print(rounds, refill(rounds))
