# differs: micropython (chained exceptions print a warning; repr of one argument)
# raise ... from: what is caught; repr and attributes of exceptions.
def lookup(table, key):
    try:
        return table[key]
    except KeyError as e:
        raise ValueError("no " + key) from e


def plain(key):
    try:
        return {}[key]
    except KeyError:
        raise RuntimeError(key) from None


for f in (lambda: lookup({"a": 1}, "a"), lambda: lookup({}, "b"), lambda: plain("c")):
    try:
        print(f())
    except (ValueError, RuntimeError) as e:
        print(type(e).__name__, e.args)
try:
    raise TypeError from KeyError("cause")
except TypeError as e:
    print("TypeError", e.args)


class GameError(Exception):
    pass


print([repr(e) for e in (GameError(), GameError("x"), GameError("x", 1), ValueError(), KeyError("k"), OSError(2))])
e = ValueError("a", 2)
e.note = "more"
print(e.note, e.args)
