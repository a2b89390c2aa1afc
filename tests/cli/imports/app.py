# FAIL: check % --path %d/lib
# FAIL: --message-format short check %
"""Missing modules are reported where they are imported, with near names and the search path."""

import helper
import requests
from pkg import blnik, blink
from pkg.missing import x
from . import relative

try:
    import log
except ImportError:
    log = None
