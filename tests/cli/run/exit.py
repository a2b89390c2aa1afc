# FAIL[7]: run --fast %
"""The program chooses its status."""

import sys

print("bye")
sys.exit(7)
