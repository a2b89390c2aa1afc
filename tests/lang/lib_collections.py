# differs: micropython (its collections have less)
import collections
from collections import deque, namedtuple

Point = namedtuple("Point", ["x", "y"])
p = Point(1, y=2)
print(p, p.x, p[1], len(p), p == (1, 2), p + (3,), isinstance(p, tuple), Point._fields, hash(p) == hash((1, 2)))
x, y = p
print(x, y, p._replace(y=5), p._asdict(), Point._make([7, 8]), sorted([Point(2, 1), Point(1, 9)]))
for bad in (lambda: Point(1), lambda: Point(1, 2, 3), lambda: Point(1, x=1), lambda: Point(1, z=3), lambda: Point._make([1])):
    try:
        bad()
    except TypeError:
        print("TypeError", end=" ")
try:
    p.x = 3
except AttributeError:
    print("AttributeError", end=" ")
try:
    p.z
except AttributeError as error:
    print(error)
for fields in ("a a", "_a b"):
    try:
        namedtuple("Bad", fields)
    except ValueError as error:
        print(error)
Pixel = namedtuple("Pixel", "x, y, colour", defaults=(0, "red"))
print(Pixel(3), Pixel(3, colour="blue"), Pixel._field_defaults, namedtuple("Empty", "")())


class Vector(namedtuple("Vector", "x y")):
    def length(self):
        return (self.x**2 + self.y**2) ** 0.5

    @property
    def turned(self):
        return self._replace(x=-self.y, y=self.x)


v = Vector(3, 4)
print(v, v.length(), v.turned, v.turned.length(), {v: "v"}[(3, 4)])
print(Vector.__match_args__)

d = deque([1, 2, 3])
d.append(4)
d.appendleft(0)
print(d, d.popleft(), d.pop(), len(d), list(d), d[0], d[-1], 2 in d, bool(d))
d.extend("ab")
d.extendleft("xy")
print(d, d.index("a"), d.count(2), list(reversed(d)))
d.rotate(2)
print(d, end=" ")
d.rotate(-3)
print(d)
d.remove(2)
d.insert(1, "new")
d[0] = "first"
del d[-1]
print(d, d.copy() == d, d == deque())
d.reverse()
print(d, d + deque([9]), deque([1]) * 3)
d.clear()
print(d, bool(d), d.maxlen)
for take in (d.pop, d.popleft, lambda: d[0]):
    try:
        take()
    except IndexError as error:
        print(error)
last = deque(maxlen=3)
for i in range(6):
    last.append(i)
print(last, list(last), last.maxlen)
last.appendleft("left")
last.extend([7, 8])
print(last, deque("abcdef", 2), deque([1, 2], 0))
try:
    last.insert(0, 1)
except IndexError as error:
    print(error)
queue = deque()
taken = 0
for i in range(120):
    queue.append(i)
    queue.appendleft(-i)
    if i % 3:
        taken += queue.popleft() + queue.pop()
print(len(queue), taken, queue[0], queue[50], queue[-1])
try:
    for item in queue:
        queue.append(item)
except RuntimeError as error:
    print(error)

try:
    collections.nothing
except AttributeError as error:
    print(error)
