# RUN: compile % -o %t/a.mpy
# RUN: --message-format short compile % -o %t/a.mpy --allow native-as-bytecode
# FAIL: --message-format short compile % -o %t/a.mpy --deny native-as-bytecode
"""Native code is bytecode, with a word about it."""
import micropython


@micropython.native
def double(x):
    return x * 2


@micropython.native
def triple(x):
    return x * 3
