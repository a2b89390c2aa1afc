# differs: micropython (another text of sys.implementation's and no annotated attributes)
"""What never changes may be folded; what does, anywhere, is what it was changed to."""

import changes
import engine
import settings
import sys
from settings import Mode, Wild

EDGE = 5
loose = 1


def inside(n):
    if EDGE < 3:
        return engine.explain("inside")
    return n < EDGE, n + loose


def show():
    print(engine.run(1), engine.run(2), engine.run(-1))
    print(engine.changing(), engine.left(), engine.flagged())
    print(engine.kinds("wheel"), engine.chosen())
    print(engine.modes(), engine.board(), engine.looped())
    print(engine.guarded(), list(engine.numbers()), settings.scale(2), inside(3))


show()
if settings.QUIET:
    print("quiet", EDGE * 2, settings.TITLE)
else:
    print(engine.explain("unlikely"))
print(changes.all_of_them())
show()
changes.delete()
loose += 1
show()
changes.speed(Mode)
print(changes.of_instance(Wild()), changes.of_instance(Wild))
show()
setattr(settings, "flag", True)
while settings.QUIET:
    show()
    if sys.byteorder == "little":
        break
try:
    print(engine.traced())
except IndexError:
    print("IndexError")
settings.scale = lambda n: settings.LIMIT - n
show()
delattr(settings, "typed")
try:
    show()
except AttributeError:
    print("AttributeError")
settings.typed = 8
