# differs: micropython (deleting what a module lacks is a KeyError there)
import lib
import other
from lib import helper, scaled, LIMIT

own = 1
twice = [own, own]


def read():
    return own, LIMIT


print(lib.scaled(1), other.before, scaled(1), read())
print([lib.count() for _ in range(3)], lib.counter)
lib.counter = 40
print(lib.count(), lib.counter)

other.patch()
print(lib.scaled(1), scaled(1), LIMIT, lib.LIMIT)
print(lib.use_helper(5), lib.helper(5), helper(5), lib.added)
other.unpatch()
print(hasattr(lib, "added"), hasattr(lib, "helper"), getattr(lib, "nothing", "none"))

for name in ("LIMIT", "SCALE", "fresh"):
    setattr(lib, name, 3)
print(lib.scaled(1), lib.fresh, LIMIT)

# A name that was a builtin, from inside of a module that never bound it.
lib.len = lambda text: "shadowed"
print(lib.show(), len("ab"))
del lib.len
print(lib.show())

lib.forget()
try:
    print(lib.scaled(1))
except NameError:
    print("NameError")
lib.SCALE = 5
print(lib.scaled(1))
del lib.helper
try:
    print(lib.use_helper(1))
except NameError:
    print("NameError")
try:
    print(lib.helper)
except AttributeError:
    print("AttributeError")
try:
    del lib.helper
except AttributeError:
    print("AttributeError")
lib.helper = helper
print(lib.use_helper(1))

own = 2
print(read(), twice)
exec("own = 3\nmade = own * 2", globals())
print(read(), made)
del own
try:
    read()
except NameError:
    print("NameError")
exec("import lib\nlib.LIMIT = 7")
print(lib.scaled(0), lib._hidden)
