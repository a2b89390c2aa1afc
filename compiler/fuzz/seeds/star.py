f(*a, b, *c, k=1, **d)
return_ = [*a, *b]
d = {**a, "b": 1}
