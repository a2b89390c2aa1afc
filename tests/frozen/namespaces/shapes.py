"""Names in an order, some of them conditional."""

VERSION = 3
if VERSION > 2:

    def area(w, h):
        return w * h

else:

    def area(w, h):
        return 0


try:
    import no_such_module
except ImportError:
    no_such_module = None

total = 0
for step in range(4):
    total += step

__all__ = ["area", "public"]


def public():
    return "public"


def _private():
    return "private"


temporary = 1
del temporary

here = __name__
where = [name for name in ("area", "nothing") if name in dir()]
