# FAIL: check %
# FAIL: --message-format short check %
# FAIL: --message-format json check %
# FAIL: --color always check %
"""All mistakes of a file are reported in one run."""

if x = 1
    print "x"

def f(a, a):
    return (1, 2

while True:
    break
continue

name = 'größe' 5  # columns count characters
	print(name)
