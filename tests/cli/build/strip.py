# RUN: --message-format short build % --path %d/lib --strip -o %t/strip.hex
# RUN: traceback %t/strip.map %d/strip.txt
# FAIL[2]: traceback %t/strip.map %d/strip_other.txt
# FAIL[2]: build % --path %d/lib --strip -o -
# FAIL[2]: build % --path %d/lib --strip --no-optimize -o %t/strip.hex
# FAIL[2]: build % --path %d/lib --strip -o %t/strip.map
# FAIL[2]: build % --path %d/lib --strip=- -o -
# FAIL[2]: traceback %t/strip.hex
# FAIL[2]: traceback %t/missing.map
# FAIL[2]: traceback %t/strip.map %t/missing.txt
"""A program without lines and file names, and its map."""

import toolbox


def show(value):
    print(toolbox.used(value))


show(3)
