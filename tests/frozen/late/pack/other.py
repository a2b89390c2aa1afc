"""The part of a package that is not."""

print("other is imported")
nothing = 0
