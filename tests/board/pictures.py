# Shows picture after picture, each until button A is pressed.
from microbit import Image, button_a, button_b, display, sleep


def wait_for_a():
    while not button_a.was_pressed():
        sleep(20)
    print("pressed")
    while button_a.is_pressed():
        sleep(20)


def fade():
    picture = Image.HEART.copy()
    for level in range(9, 0, -3):
        picture.fill(level)
        yield picture


PICTURES = [
    ("heart", Image.HEART),
    ("shifted", Image.HEART.shift_left(2)),
    ("cropped", Image.HEART.crop(1, 1, 3, 3)),
    ("inverted", Image.HEART.invert()),
    ("sum", Image.HEART_SMALL + Image("90000:00000:00000:00000:00000:")),
    ("letter", "R"),
    ("digit", 7),
]

for name, picture in PICTURES:
    display.show(picture)
    print(name)
    wait_for_a()

display.clear()
for x in range(5):
    display.set_pixel(x, x, 9)
print("pixels", [display.get_pixel(x, 2) for x in range(5)])
wait_for_a()

# In the background, while the program computes.
display.show(fade(), delay=50, wait=False, clear=True)
rounds = 0
while display.get_pixel(0, 0) > 0:
    rounds += 1
print("faded", rounds > 0, button_b.get_presses())

display.scroll("Hi", wait=False, loop=True)
print("scrolling")
while not button_b.is_pressed():
    pass
display.clear()
print("end", button_b.get_presses())
