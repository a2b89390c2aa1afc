"""Readings in columns."""

from pprint import pprint

readings = {"room %d" % n: [n * 7 % 5, n * 3 % 4, {"light": n}] for n in range(6)}
pprint(readings)
