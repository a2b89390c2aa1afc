a = b = 1
a, *c = [1, 2, 3]
a += 1
x: int = 5
