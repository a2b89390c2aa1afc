"""Files of a kind."""

from fnmatch import filter, fnmatch

names = ["main.py", "log1.txt", "log2.txt", "notes.md"]
print(filter(names, "log?.txt"))
print([name for name in names if fnmatch(name, "*.[pm]*")])
