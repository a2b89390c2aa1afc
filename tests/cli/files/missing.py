# FAIL[2]: check missing.py
# FAIL[2]: check %d
# FAIL[2]: check %/x.py
# FAIL[2]: build missing.py
# FAIL[2]: compile missing.py
# FAIL[2]: --message-format json size missing.hex
# FAIL[2]: size %d/broken.hex
# FAIL[2]: dis no.mpy
# FAIL[2]: build % -o %
# FAIL[2]: compile % -o ./%
# FAIL[2]: compile % -o %t/no/such/folder.mpy
# FAIL[2]: compile % % -o %t/two
# FAIL[2]: check % --path nowhere
# FAIL[2]: build % --board v9
# FAIL[2]: frobnicate
"""Files that cannot be read or written, and wrong command lines, end with status 2."""
