f = lambda a, *b, c=1, **d: a if b else c or not d and a < b <= c != d is not None in a
