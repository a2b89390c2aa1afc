"""A statement that takes too long."""

before = 1
for n in range(1000000):
    after = n
