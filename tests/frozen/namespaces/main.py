# differs: micropython (namespaces there have no order)
import sys
import shapes
import star
from star import late as renamed

one = 1
two = 2


def names_of(module):
    return [name for name in module.__dict__ if not name.startswith("__")]


if one:
    chosen = "yes"
else:
    unchosen = "no"

print(__name__, shapes.__name__, shapes.here, star.names, star.late(), renamed())
print(shapes.total, shapes.step, shapes.no_such_module, shapes.where, hasattr(shapes, "temporary"))
print([name for name in globals() if not name.startswith("__")])
print(sorted(name for name in dir() if not name.startswith("__")))
print(names_of(shapes))
print(sorted(names_of(star)))
print([name for name in vars(shapes) if not name.startswith("__")] == names_of(shapes))
space = globals()
space["three"] = 3
print(three, "unchosen" in space, space["one"])
one = 10
print(space["one"], eval("one + two"), eval("one", {"one": 5}))
exec("four = one * 2\ndel two")
print(four, "two" in space, [name for name in space if not name.startswith("__")][-2:])
shapes.__dict__["VERSION"] = 4
shapes.added = 1
print(shapes.VERSION, names_of(shapes)[-1], shapes.area(3, 3))
del shapes.area
print("area" in names_of(shapes), star.late())
print("shapes" in sys.modules, sys.modules["shapes"] is shapes)
