# RUN: run --fast %
"""The simulated board prints what the program prints, then the display as it is at the end."""

from microbit import display, Image

print("hello", 1 + 2)
display.show(Image.HEART)
