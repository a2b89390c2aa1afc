# FAIL: --message-format short compile %d/damaged -o %t/out -j 1
# FAIL: --message-format short compile %d/damaged -o %t/out -j 8
# RUN: dis %t/out/z_fine.mpy
# FAIL[2]: dis %t/out/b.mpy
# FAIL[2]: --message-format short compile missing.py %d/damaged/b.py %d/damaged/z_fine.py -o %t/out
"""Files with errors do not keep the others back, and messages are in the order of the files."""
