# annotations are not evaluated where MicroPython has nothing to keep them in: undefined names do no harm.
from __future__ import annotations

count: int = 0
later: NotDefined
table: dict[str, list[Unknown]] = {"a": [1]}


def f(a: int, b: Missing = 2, *args: "forward", c: list[int] | None = None, **kw: dict[str, X]) -> Result[int]:
    local: Nothing = a
    declared: Whatever
    return local + b + len(args) + len(kw)


print(f(1), f(1, 3, 5, c=[], d=1), count, table)


class C:
    x: int
    y: "C" = None
    z: list[C] = []

    def method(self, other: C) -> C:
        self.attribute: int = 5
        (self.bracketed): Unknown = 6
        self.bare: Unknown
        return other


c = C()
print(c.method(c) is c, c.attribute, c.bracketed, hasattr(c, "x"), hasattr(c, "bare"), c.y, C.z)
items = [0, 1]
items[0]: Unknown = 7
(count): int = 8
print(items, count)
lambda_value: callable = lambda q: q
tuple_value: tuple[int, ...] = 1, 2
print(lambda_value(3), tuple_value)


def unbound():
    x: int
    try:
        print(x)
    except NameError:
        print("declared, not bound")


unbound()
