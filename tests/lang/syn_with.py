# with: parentheses, several items, targets of every kind.
class CM:
    def __init__(self, value):
        self.value = value

    def __enter__(self):
        print("enter", self.value)
        return self.value

    def __exit__(self, *info):
        print("exit", self.value, info[0] is None)


class Holder:
    pass


h, items = Holder(), [0]
with CM(1):
    pass
with CM(1) as a, CM(2) as b:
    print(a, b)
with (CM(3) as c, CM(4) as d):
    print(c, d)
with (
    CM(5) as e,
    CM(6),
    CM((7, 8)) as (f, g),
):
    print(e, f, g)
with (CM(9)):
    pass
with (CM(10)) as i, (CM(11)):
    print(i)
with CM("x") as h.attr, CM("y") as items[0]:
    print(h.attr, items)
with CM([1, [2, 3]]) as [p, (q, *r)]:
    print(p, q, r)
with (CM(12), CM(13)):
    print("tuple-like")
with CM(14) if a else CM(15) as k:
    print(k)
with (yes := CM(16)) as m:
    print(m, yes.value)
for n in range(2):
    with CM(n):
        if n == 0:
            continue
        break
