# RUN: build % -o %t/app.hex --path %d/lib --depfile %t/app.d
# RUN: size %t/app.hex
# RUN: --message-format short build % -o - --path %d/lib | dis -
"""A program and the modules it imports become one hex."""

import greeting


def main(count):
    for n in range(count):
        print(greeting.text(n))


main(3)
