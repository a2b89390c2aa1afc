# RUN: size % --path %d/lib
# RUN: build % --path %d/lib -o %t/sizes.hex --report html=%t/sizes.html --report json=%t/sizes.json
# RUN: size %t/sizes.hex --top 2
# RUN: --message-format short build % --path %d/lib -o - | size - --top 1
# FAIL[2]: --message-format short build % --path %d/lib -o - --report json
# FAIL[2]: --message-format short size % --path %d/lib --report json --report html
# FAIL[2]: --message-format short size % --report pdf
# FAIL[2]: --message-format short size % --report json=
# FAIL: --message-format short size %d/errors.py
"""What takes how much room, of a program and in its hex file."""

import greeting

SCORES = [1, 2, 3]
NAMES = ("a name that is shown in reports", "another one")
count = 0


class Player:
    """A player and the points."""

    def __init__(self, name):
        self.name = name

    def score(self, points):
        global count
        count += 1
        SCORES.append(points)
        return lambda: points

    class Inner:
        def method(self):
            return NAMES


def main():
    player = Player(NAMES[0])
    print(greeting.text(1), player.score(3)())


main()
