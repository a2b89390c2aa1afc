# names: builtins shadowed and restored, unbound locals, deletion, names of keywords of other versions.
def unbound():
    try:
        print(x)
    except NameError:
        print("unbound local")
    x = 1
    del x
    try:
        return x
    except NameError:
        return "deleted"


print(unbound())
len = lambda items: "own len"
print(len([]))
del len
print(len([]))


def shadow(str, int=5, *list, **dict):
    print(str, int, list, sorted(dict))
    max = min
    return max(3, 1)


print(shadow("s"), max(3, 1))
async_ = await_ = match = case = _ = print_ = exec_ = 1
nonlocal_ = match + case
print(nonlocal_, match, _)
print_ = print
print_("through another name")


def use_before():
    for i in range(2):
        if i:
            print(later)
        later = i


use_before()
try:
    undefined_name
except NameError:
    print("NameError")
try:
    del never_defined
except (NameError, KeyError):
    print("cannot be deleted")


def conditional(flag):
    if flag:
        value = "set"
    try:
        return value
    except NameError:
        return "not set"


print(conditional(True), conditional(False))


class C:
    print(__name__ == "__main__" or len(__name__) > 0, __qualname__)
    id = id
    list = [id(1) == id(1)]


print(C.list, C.id is id, list((1,)))
