# differs: micropython (exceptions know neither cause nor context there)
# Causes and contexts of exceptions: what sets them, what keeps them, and what is no cause.


def show(e):
    def name(x):
        return None if x is None else type(x).__name__

    print(name(e), name(e.__cause__), name(e.__context__), e.__suppress_context__)


def caught(f, *args):
    try:
        f(*args)
    except Exception as e:
        show(e)
        return e


def plain():
    raise ValueError("plain")


def with_cause(cause):
    raise ValueError("caused") from cause


def in_handler():
    try:
        {}["key"]
    except KeyError:
        raise ValueError("handling")


def by_the_machine():
    try:
        [][1]
    except IndexError:
        return 1 // 0


def renamed():
    try:
        int("x")
    except ValueError as e:
        raise RuntimeError("renamed") from e


def hidden():
    try:
        int("x")
    except ValueError:
        raise RuntimeError("hidden") from None


def in_finally():
    try:
        raise KeyError("first")
    finally:
        None.missing


def after_the_handler():
    try:
        raise KeyError("over")
    except KeyError:
        pass
    raise ValueError("after")


def called_by_a_handler():
    try:
        raise KeyError("outer")
    except KeyError:
        plain()


def nested():
    try:
        in_handler()
    except ValueError:
        try:
            by_the_machine()
        except ZeroDivisionError:
            raise TypeError("last")


class Manager:
    def __enter__(self):
        return self

    def __exit__(self, *args):
        raise OSError("exit")


def in_manager():
    with Manager():
        raise KeyError("body")


def numbers():
    try:
        yield 1
    except KeyError:
        yield 2
        raise ValueError("from generator")


def through_a_generator():
    g = numbers()
    next(g)
    g.throw(KeyError("thrown"))
    next(g)


caught(plain)
for cause in (None, KeyError("instance"), KeyError, 5, int, "text"):
    caught(with_cause, cause)
for f in (in_handler, by_the_machine, renamed, hidden, in_finally, after_the_handler, called_by_a_handler):
    caught(f)
for f in (in_manager, through_a_generator):
    caught(f)
e = caught(nested)
while e is not None:
    print("of", type(e).__name__)
    e = e.__context__

# Raised again: the same exception is not before itself, in a row neither.
try:
    try:
        raise KeyError("again")
    except KeyError as e:
        raise e
except KeyError as e:
    show(e)
first = ValueError("first")
try:
    try:
        raise first
    except ValueError:
        try:
            raise TypeError("second")
        except TypeError as second:
            kept = second
            raise first
except ValueError as e:
    show(e)
    show(kept)


class Own(Exception):
    def __init__(self, text):
        super().__init__(text)
        self.text = text


def own():
    try:
        raise Own("a")
    except Own as e:
        raise Own("b") from e


e = caught(own)
print(e.text, e.__cause__.text, e.__cause__ is e.__context__)
try:
    raise Own from None
except TypeError as e:
    print(e.__cause__, e.__suppress_context__)
