import microbit *

my-score = 0
2players = True
forever:
    my_score = 1
for i in range(1;10):
    print(i)
