from __future__ import annotations
from . import a as b
from ..c.d import (e, f)
import g.h as i
from j import *
