# FAIL: run %
# FAIL[2]: run missing.py
"""A program with errors is not run."""

print("not finished"
