# RUN: check %
# RUN: explain E0201
# FAIL[2]: --message-format short check %.missing

"""How the tests in this folder work. This file is one of them.

Each `.py` file is a program and the test of it. The comment lines at its top say what to run:

    # RUN: ARGUMENTS       runs `mpyc ARGUMENTS`, which must succeed (status 0)
    # FAIL: ARGUMENTS      must fail with status 1: the program has errors
    # FAIL[2]: ARGUMENTS   must fail with that status

In ARGUMENTS, `%` stands for the file, `%d` for its folder, and `%t` for an empty folder that all lines
of one test share. `|` sends the output of one command to the next; the status is the last one's.
Commands run in this folder.

What the commands print is compared with the files `NAME.py.stdout` and `NAME.py.stderr`; a file that
is not there stands for no output. In lines about the size of the firmware, `#` stands for the digits. With several lines, the outputs follow each other.

    BLESS=1 cargo test -p mpyc-tests --test cli     writes those files anew

Folders hold files that tests refer to; they are searched for tests too.
"""
