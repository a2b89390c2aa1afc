"""A list that is too large."""

small = [1, 2]
large = [0] * 500
after = 3
