# differs: micropython (it writes numbers alone where errno names are not built in)
# Errors of the system: numbers, names and texts. Where the number has a name, both Pythons write it first in brackets.
import errno

for error in (
    OSError(),
    OSError("text"),
    OSError(9999),
    OSError(1, 2, 3, 4, 5, 6),
):
    print(repr(str(error)[:1]), error.errno in (None, 5, 9999, 1, "text"))
text = str(OSError(errno.ENOENT, "no such thing"))
print(text[:10], text[-13:])
try:
    raise OSError(errno.ENODEV, "bus")
except OSError as e:
    print(e.errno == errno.ENODEV, str(e)[:10], str(e)[-3:], e.args)
print(str(OSError(77777, "unknown")), errno.errorcode[errno.EINVAL])
for wrong in "ENONE", "__nothing__":
    try:
        getattr(errno, wrong)
    except AttributeError as e:
        print("AttributeError")
