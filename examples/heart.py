# A beating heart. Button A makes it beat faster, button B ends the show.
#
#   mpyc run examples/heart.py
from microbit import Image, button_a, button_b, display, sleep

pause = 400
beats = 0
while beats < 12 and not button_b.is_pressed():
    display.show(Image.HEART)
    sleep(pause)
    display.show(Image.HEART_SMALL)
    sleep(pause)
    beats += 1
    if button_a.was_pressed():
        pause = max(100, pause // 2)
        print("faster:", pause)

for x in range(5):
    display.show(Image.HAPPY.shift_left(x))
    sleep(100)
display.show(Image.HAPPY + Image("00000:00000:00900:00000:00000"))
print("beats:", beats)
