# RUN: compile %d/tree -o %t/out --depfile -
# RUN: dis %t/out/pkg/deep/module.mpy
# RUN: compile %d/tree -o %t/out -j 1
# RUN: compile %d/tree/main.py -o %t/out
# RUN: compile % %d/tree/pkg -o %t/several --depfile -
# FAIL[2]: dis %t/out/.hidden/no.mpy
# FAIL[2]: compile %d/tree -o -
# FAIL[2]: compile %d/tree -o %
# FAIL[2]: compile %d/tree -o %t/x --source-name x.py
# FAIL[2]: compile %d/tree/main.py ./%d/tree/main.py -o %t/x
# FAIL[2]: compile %d/tree -o %t/x -j 0
"""A folder with all below it; the output has the same tree."""
