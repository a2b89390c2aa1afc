# Imports in all their spellings; relative ones have no package here.
import sys, math as maths

missing = []
try:
    import no.such.module
except ImportError:
    missing.append("dotted")
try:
    import sys as system, no.such.module as other
except ImportError:
    missing.append("dotted as")
try:
    from no.such import (module)
except ImportError:
    missing.append("from dotted")
try:
    from . import thing
except ImportError:
    missing.append("one dot")
try:
    from .. import thing as other
except ImportError:
    missing.append("two dots")
try:
    from ... import (thing, other,)
except ImportError:
    missing.append("three dots")
try:
    from .... import thing
except ImportError:
    missing.append("four dots")
try:
    from ...... import thing
except ImportError:
    missing.append("six dots")
try:
    from .module import thing
except ImportError:
    missing.append("module")
try:
    from ..module.part import thing
except ImportError:
    missing.append("dotted module")
for what in missing:
    print("no", what)
print(system is sys, maths.floor(2.5))
