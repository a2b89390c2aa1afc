# Classes that derive from those that MicroPython has, and `raise` in what a handler calls.
# differs: micropython (it has fewer classes, and raises only what the function itself handles)
def unbound():
    print(later)
    later = 1


def missing():
    import no_such_module


def endless():
    return endless() + 1


for f, classes in (
    (unbound, (UnboundLocalError, NameError)),
    (missing, (ModuleNotFoundError, ImportError)),
    (endless, (RecursionError, RuntimeError)),
):
    for c in classes:
        try:
            f()
        except c as e:
            print(type(e).__name__, issubclass(type(e), classes[1]))
print(issubclass(TimeoutError, OSError))


def again():
    raise


def handle():
    try:
        again()
    finally:
        print("on the way")


try:
    try:
        1 / 0
    except ZeroDivisionError:
        handle()
except ZeroDivisionError:
    print("raised again")
try:
    again()
except RuntimeError as e:
    print("nothing to raise")

print(hash(slice(1, 2)) == hash(slice(1, 2)), {slice(None): 1}[:])
try:
    {}[1:2]
except KeyError as e:
    print(e)
try:
    hash(slice([]))
except TypeError:
    print("unhashable")
