# raise from, raise in handlers, class and instance, re-raise, exceptions with arguments and own classes.
class Error(Exception):
    def __init__(self, code, *rest):
        super().__init__(code, *rest)
        self.code = code


class Special(Error):
    pass


def attempt(function):
    try:
        return function()
    except Special as error:
        return "special", error.code, error.args
    except (Error, KeyError) as error:
        return type(error).__name__, error.args
    except Exception as error:
        return "other", type(error).__name__


def chained():
    try:
        raise KeyError("inner")
    except KeyError as inner:
        raise Error(1, "outer") from inner


def suppressed():
    try:
        raise KeyError("inner")
    except KeyError:
        raise Special(2) from None


def by_class():
    raise KeyError


def again():
    try:
        raise Error(3)
    except Error:
        raise


def conditional(flag):
    raise (Error(4) if flag else KeyError("five"))


def in_finally():
    try:
        raise Error(6)
    finally:
        raise Error(7)


def not_an_exception():
    raise 5


for f in (chained, suppressed, by_class, again, lambda: conditional(1), lambda: conditional(0), in_finally, not_an_exception):
    print(attempt(f))
try:
    try:
        raise Special(8)
    except Special as e:
        print(isinstance(e, Error), e.code)
        raise Error(e.code + 1) from e
except Error as e:
    print(e.args, e.code)
try:
    assert 1 == 2, ("message", 5)
except AssertionError as e:
    print(e.args)
try:
    assert not []
    assert (), "empty"
except AssertionError as e:
    print(e)
