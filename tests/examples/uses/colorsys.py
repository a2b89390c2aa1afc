"""Colours of a rainbow for a row of lights."""

from colorsys import hsv_to_rgb


def rainbow(count):
    for n in range(count):
        r, g, b = hsv_to_rgb(n / count, 1, 0.5)
        yield int(r * 255), int(g * 255), int(b * 255)


print(list(rainbow(8)))
