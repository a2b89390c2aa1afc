# FAIL: build % -o %t/app.hex
# FAIL: compile % -o %t/app.mpy
# FAIL: dis %
"""A program with errors is not built."""

return 1
