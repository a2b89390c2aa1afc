# Commas after the last one, wherever they may be, and one-element forms.
import sys as system, math as m
from math import (floor, ceil as up,)
from math import (sqrt)


class Vector:
    def __init__(self, *parts):
        self.parts = parts

    def __matmul__(self, other):
        return sum([a * b for a, b, in zip(self.parts, other.parts)])


def f(a, b=2, *rest, c=3, **more,):
    return a, b, rest, c, sorted(more),


def g(*args, key=lambda x, y=1,: x + y,):
    return key(*args,),


print(f(1,), f(1, *[2, 3], c=4, **{"d": 5},),)
print(g(4), g(4, 5,), (lambda *a, **k,: (a, k,))(1, z=2,))
x, = [1]
x, y, = 2, 3,
*z, = x, y,
print(x, y, z, (x,), [x, y,], {x: y,}, {x,}, (*z, 4,))
for i, in [(5,), (6,)]:
    print(i, end=" ");
for i, j, in [(7, 8)]:
    print(i, j);
print([k for k, in [(1,), (2,)]], sum(k for k, l, in [(1, 2), (3, 4)]))
del x, y,
v = Vector(1, 2, 3)
v @= Vector(4, 5, 6)
print(v, Vector(1, 2) @ Vector(3, 4))
values = list(range(10))
print(values[1:8:], values[2::], values[:3:], values[::], values[1:8:3], values[::4], values[1::4], values[:7:2])
print(floor(2.5), up(2.5), m.floor(-0.5), sqrt(16), system.byteorder == "little")
