# differs: micropython (its os for computers has no uname)
import os
from os import uname

u = os.uname()
print(len(u), isinstance(u, tuple), u[0] == u.sysname, u.machine == u[-1], u == tuple(u))
print([isinstance(part, str) and len(part) > 0 for part in u])
print(all([name + "=" in str(u) for name in ("sysname", "nodename", "release", "version", "machine")]))
print(("%s " * len(u)) % tuple(u) == "".join([part + " " for part in uname()]))
sysname, *rest = u
print(sysname == u.sysname, len(rest))
try:
    u.sysname = "other"
except (AttributeError, TypeError):
    print("not to be changed")
try:
    u.colour
except AttributeError:
    print("no such part")

for n in (0, 1, 5):
    data = os.urandom(n)
    print(n, type(data), len(data), all([0 <= byte < 256 for byte in data]))
print(os.urandom(16) != os.urandom(16))
try:
    os.urandom(-1)
except ValueError as error:
    print(error)
