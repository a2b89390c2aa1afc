"""Modules that only functions import: those that are called at some time are there, wherever evaluation at build ends."""

import tools

print(tools.sum_of(3))


def late():
    from heavy import weight as how_heavy

    return how_heavy(2)


print(late(), late())
print(tools.from_pack(5))
try:
    import no_such_module
except ImportError as error:
    print("ImportError", "no_such_module" in str(error))
import pack

print(pack.part.double(4), pack.__name__, pack.part.__name__)
try:
    import heavy.inside
except ImportError:
    print("no package")
import heavy as again

print(again.weight(3), again.count)
