# assert: with and without message, tuples, walrus, calls in messages only when it fails; and `__debug__`.
def note(value):
    print("note", value)
    return value


assert True
assert 1, note("never")
assert (x := 5) > 3
assert x == 5 and note(1), "ok"
for condition in (0, "", None, [], 1 > 2):
    try:
        assert condition, note(repr(condition))
        print("passed")
    except AssertionError as error:
        print("failed", error.args)
try:
    assert not x
except AssertionError as error:
    print("no message", error.args)
try:
    assert x is None, f"{x=} is not {None}"
except AssertionError as error:
    print(error)


def check(value):
    assert isinstance(value, int), "no int"
    assert value >= 0, ("negative", value)
    return value


for value in (1, -1, "x"):
    try:
        print(check(value))
    except AssertionError as error:
        print(error.args[0])
if __debug__:
    print("debug")
print("yes" if __debug__ else "no", __debug__ is True, not __debug__)
