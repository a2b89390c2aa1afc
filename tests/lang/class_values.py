# Ints and functions that instances get from their class or its ancestors, which may change at any time.
class Top:
    size = 1
    depth = 0

    def name(self):
        return 'top'

    def both(self):
        return self.name(), self.size


class Right(Top):
    size = 3
    depth = 7

    def name(self):
        return 'right'


class Left(Right):
    size = 2


class Bottom(Left):
    def __init__(self, depth=None):
        self.kept = 1
        if depth is not None:
            self.depth = depth


def show(o):
    return o.size, o.depth, o.name(), o.both(), o.kept


o = Bottom()
p = Bottom(5)
print(show(o), show(p))
o.size = 10
print(show(o), show(p))
del o.size
print(show(o))
Right.size = 30
Left.size = 20
print(show(o), show(p))
del Left.size
print(show(o), show(p))
Top.name = lambda self: 'new top'
del Right.name
print(show(o), show(p))
Bottom.name = lambda self: 'bottom'
Bottom.depth = 'text'
print(show(o), show(p))
o.name = lambda: 'own'
print(show(o), show(p))
p.depth = None
Bottom.depth = -1
print(show(p))
del p.depth
print(show(p))


class Big(Top):
    a, b, c, d, e, f, g, h, i, j = range(10)

    def j_or(self):
        return self.j, self.size, self.a


class Bigger(Big):
    a = 100


print(Big().j_or(), Bigger().j_or(), Bigger().both())


class Catch(Top):
    def __getattr__(self, name):
        return len(name)


c = Catch()
print(c.size, c.missing, c.name(), c.both())


class Number(int):
    limit = 9

    def less(self):
        return self < self.limit


print(Number(3).less(), Number(12).less(), Number(5).limit)
Made = type('Made', (Top,), {'si' + 'ze': 44, 'na' + 'me': lambda self: 'made'})
print(Made().size, Made().both())
for wrong in ('size', 'other'):
    try:
        print(getattr(Made(), wrong), Made().other)
    except AttributeError:
        print('no attribute')
