# FAIL: run --fast --limit 0.55 %
"""A program can be stopped after some time."""

from microbit import sleep

n = 0
while True:
    sleep(100)
    n += 1
    print(n)
