# RUN: --message-format short check %
# RUN: --message-format short compile % -o %t/a.mpy
"""What a pupil overlooks, one of each."""
from microbit import *
import math

score = 0


def add_points():
    score = score + 1


def forgets_global():
    score = 10


class Ball:
    def _init_(self):
        self.x = 0

    def move():
        print('moves')


display.clear
if button_a.is_pressed:
    display.set_pixel(5, 0, 9)
if score is 3 or score == 1 or 2:
    display.show()
for i in 10:
    score =- i
    score == i
text = display.scroll('hi', sped=3)
while True:
    try:
        display.show(running_time)
        display.shwo(1)
        speaker.on()
    except:
        pass
print(f'done', scroe)
