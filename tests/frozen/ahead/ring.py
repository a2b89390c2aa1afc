"""Imports a module, and then looks which are imported."""

import link

value = 3
import sys

known = [name for name in ("link", "ring", "late") if name in sys.modules]
value += 1
