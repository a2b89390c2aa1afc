# The modules sys and gc, as far as they mean the same everywhere.
import gc
import sys

print(sys.byteorder, sys.maxsize >= 2**31 - 1, isinstance(sys.version, str), sys.version_info[0], len(sys.version_info) >= 3)
print(sys.version_info >= (3, 4), sys.version_info[:1], isinstance(sys.platform, str), "sys" in dir() or True)
print(isinstance(sys.implementation.name, str), len(sys.implementation.version) >= 3, isinstance(sys.modules, dict))
print(isinstance(sys.path, list), isinstance(sys.argv, list))
sys.path.append("somewhere")
print(sys.path[-1], sys.path is sys.path)
sys.path.pop()
for args in ((), (3,), ("text",)):
    try:
        sys.exit(*args)
    except SystemExit as e:
        print("exit", e.args)
try:
    sys.nothing
except AttributeError:
    print("no such attribute")


def leave():
    try:
        sys.exit(7)
    finally:
        print("finally")


try:
    leave()
except BaseException as e:
    print(type(e).__name__, isinstance(e, Exception))
gc.collect()
print(gc.isenabled(), gc.disable(), gc.isenabled(), gc.enable(), gc.isenabled())
keep = [[i] for i in range(50)]
for i in range(200):
    keep[i % 50] = [i, [i] * 10]
gc.collect()
print(sum(x[0] for x in keep), all(len(x[1]) == 10 for x in keep))
cycle = []
for i in range(40):
    cycle = [cycle, {"me": None}]
    cycle[1]["me"] = cycle
del cycle
gc.collect()
print("done")
