# RUN: compile % -o %t/app.mpy
# RUN: dis %t/app.mpy
# RUN: dis %
# RUN: compile % -o - | dis -
"""A .mpy file from standard output to standard input."""


def double(x):
    return x * 2


print(double(21))
