# RUN: size --explain % --path %d/lib
# RUN: size --explain %d/explain_all.py
# RUN: size --explain %d/explain_long.py
# RUN: size --explain %d/explain_large.py
# RUN: size --explain %d/explain_much.py
# RUN: size --explain %d/explain_raises.py
# RUN: size --explain %d/explain_refused.py
# RUN: size --explain % --path %d/lib --lines none
# RUN: size --explain % --path %d/lib --no-optimize
# RUN: --message-format short build % --path %d/lib -o %t/explain.hex --report json=%t/explain.json
# FAIL[2]: size --explain %t/explain.hex
"""What was done at build, and which variables take RAM."""

from microbit import display

import greeting

NAMES = ("one", "two")
count = 0
changed = {}


class Counter:
    def more(self):
        global count
        count += 1


def show():
    display.show("x")


def main():
    for name in NAMES:
        show()


last = 1
main()
last = 2

import bisect

bisect.bisect([1], 1)
