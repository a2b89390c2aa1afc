# Imports of what every Python has, in all forms.
import sys
import sys as system
from sys import modules, version as v
from sys import (
    platform,
    maxsize as big,
)

print(sys is system, type(v).__name__, type(platform).__name__, big > 1000, "sys" in modules or True)


def local():
    import sys as s
    from sys import byteorder
    return s is sys, byteorder


print(local())
for name in ("no_such_module", "sys.nothing_here"):
    try:
        __import__(name)
    except ImportError:
        print("ImportError", name)
try:
    from sys import no_such_name
except ImportError:
    print("ImportError of a name")
try:
    import no_such_module_at_all
except ImportError as e:
    print(isinstance(e, ImportError), bool(str(e)))
else:
    print("found")
finally:
    print("finally")
if True:
    import math
print(math.sqrt(16), math.floor(2.7), [getattr(math, n)(2.5) for n in ("ceil", "trunc")])


class Holder:
    import math as m
    from math import pi


print(Holder.m is math, 3 < Holder.pi < 4)
from math import *
print(sqrt(9), floor(1.5))
