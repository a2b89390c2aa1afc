# RUN: build % -o %t/app.hex --freeze bisect --freeze greeting --path %d/lib
# FAIL[2]: build % -o %t/app.hex --freeze bisekt
"""Modules that the program does not import go into the hex file when asked for, with those that they import."""

print("no imports")
