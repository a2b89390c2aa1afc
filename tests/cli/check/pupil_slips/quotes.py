from microbit import *

display.scroll('it's me')
display.scroll("He said "hello" to me")
display.scroll(f"score: {score")
ages = {'Ann': 11
        'Bob': 12}
