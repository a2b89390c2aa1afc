# annotated assignments: targets of all kinds are evaluated, values first, unbound without a value.
from __future__ import annotations

log = []


def n(value):
    log.append(value)
    return value


class Box:
    pass


box = Box()
items = [0, 0]
n(box).x: n("never") = n(1)
n(items)[n(0)]: n("never") = n(2)
print(box.x, items, [x for x in log if isinstance(x, int)])
log.clear()
n(box).unset: int
n(items)[n(1)]: int
print(len(log), hasattr(box, "unset"))
(items[1]): int = 5
box.y: str = "y"
print(items, box.y)


def function():
    a: int = 1
    b: int
    (c): int = 2
    try:
        b
    except NameError:
        b: str = "bound now"

    def inner() -> Undefined:
        nonlocal c
        c += 1
        return a, b, c

    return inner()


print(function())


class C:
    a: int = n("class")
    b: n("never")
    c: int = a + "!"

    def f(self, x: n("never") = n("default")) -> n("never"):
        self.z: n("never") = x
        return self.z


print(C.c, C().f(), hasattr(C, "b"), log[-2:])
for i in range(2):
    squared: int = i * i
print(squared)
if squared:
    late: Undefined.attribute[0] = "late"
print(late)
