from microbit import *

ready = true
greet()
score = 3
display.scroll('Score: ' + score)
guess = input('Guess: ')
while guess != 7:
    displayshow(guess)
    display,show(guess)
    sleep('1000')
endwhile


def greet():
    display.scroll(ready)


class Player:
    def move():
        self.x = 1


Player().move()
