# RUN: compile % -o - -O1 | dis -
# RUN: compile % -o - -O3 | dis -
# RUN: compile % -o - -O3 --lines function --asserts on | dis -
# RUN: dis % --asserts off --lines none
# FAIL[2]: compile % -O4
# FAIL[2]: compile % --lines some
"""Assertions and lines."""


def check(x):

    assert x
    return __debug__
