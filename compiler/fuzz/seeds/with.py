with a as b, c() as (d, e):
    pass
with (f as g, h):
    pass
