"""Imports what imports it."""

early = "early"

import right

name = "left"
