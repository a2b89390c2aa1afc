# future imports: annotations and the old features, which all are on.
from __future__ import annotations
from __future__ import division, print_function
from __future__ import (
    generator_stop,
    unicode_literals,
    with_statement,
)

print(1 / 2, type("text") is str)


def f(x: Undefined[1 / 0]) -> print("never"):
    y: print("never") = x
    return y


print(f(5))


class C:
    x: print("never")
    y: print("never") = 1

    def m(self: nobody, *a: print("a"), **k: print("k")) -> print("r"):
        return self.y


print(C().m())
