# differs: micropython (exceptions know neither cause nor context there)
# What is printed of exceptions that others led to: all of them, with what lies between, and an end to rows without one.
import io
import sys


def show(e):
    text = io.StringIO()
    if hasattr(sys, "print_exception"):
        sys.print_exception(e, text)
    else:
        import traceback

        traceback.print_exception(e, file=text)
    for line in text.getvalue().split("\n"):
        # Places and program text look otherwise elsewhere.
        if not line.startswith(" "):
            print("|", line)
    print("--")


def first():
    raise KeyError("first")


def handling():
    try:
        first()
    except KeyError:
        raise ValueError("second")


def caused():
    try:
        handling()
    except ValueError as e:
        raise RuntimeError("third") from e


def hidden():
    try:
        handling()
    except ValueError:
        raise RuntimeError("alone") from None


def hidden_before():
    try:
        hidden()
    except RuntimeError:
        raise OSError("last")


for f in (first, handling, caused, hidden, hidden_before):
    try:
        f()
    except Exception as e:
        show(e)


def ring(a, b):
    try:
        raise a from b
    except ValueError:
        pass
    try:
        raise b from a
    except ValueError as e:
        return e


show(ring(ValueError("a"), ValueError("b")))
e = ValueError("own cause")
try:
    raise e from e
except ValueError:
    show(e)
