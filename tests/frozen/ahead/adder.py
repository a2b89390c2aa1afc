"""Changes another module."""

import base

added = 5
base.registered.append("adder")
