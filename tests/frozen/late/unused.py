"""Imported by a function that nobody calls: not in the image."""

print("unused is imported")
value = 7


def also_unused():
    return value
