# imports: dotted, renamed, several, in brackets, in functions and classes, in try, of missing names and modules.
import sys, gc as collector
import sys as system
from sys import (
    maxsize,
    modules as loaded,
)
from math import pi, sqrt as root; import math


def inside():
    import math as m
    from math import floor
    return m is math, floor(2.5)


class C:
    import sys
    from math import ceil as up


print(sys is system, maxsize == sys.maxsize, loaded is sys.modules, root(16), pi == math.pi, collector is not None)
print(inside(), C.sys is sys, C.up(1.2))
try:
    import no_such_module
except ImportError:
    print("no module")
try:
    from math import no_such_name
except ImportError:
    print("no name")
try:
    import no_such_package.module as x
except ImportError:
    x = None
print(x)


def conditional(flag):
    if flag:
        import math
    try:
        return math.floor(1.5)
    except NameError:
        return "unbound"


print(conditional(True), conditional(False))
for name in ("math", "sys"):
    module = __import__(name)
    print(module.__name__)
def global_import():
    global imported
    import math as imported
global_import()
print(imported is math)
