"""Prints while it is imported."""

said = 1
print("speaking")
said += 1
