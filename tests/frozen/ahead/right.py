"""Imports what imports it, and sees the half of it."""

import left

name = "right"
seen = (left.early, hasattr(left, "name"))
