# RUN: check %
# This file has a byte order mark and Windows line ends.
if True:
    x = 1
