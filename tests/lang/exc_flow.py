# Exceptions: classes and tuples in except, order of clauses, else, arguments, hierarchy.
class AppError(Exception):
    pass


class ParseError(AppError):
    def __init__(self, line, text):
        super().__init__(line, text)
        self.line = line

    def __str__(self):
        return "line %d" % self.line


def attempt(action):
    try:
        result = action()
    except (KeyError, IndexError) as e:
        return "lookup " + type(e).__name__
    except ParseError as e:
        return "parse", str(e), e.args
    except AppError:
        return "app"
    except (ValueError, (TypeError, ZeroDivisionError)[0]):
        return "value or type"
    except Exception as e:
        return "other " + type(e).__name__
    else:
        return "fine", result


def raiser(e):
    def f():
        raise e
    return f


for action in (lambda: {}["k"], lambda: [][0], raiser(ParseError(3, "x")), raiser(AppError), raiser(ValueError("v")),
               lambda: 1 + "a", lambda: 1 // 0, lambda: None.x, lambda: 5, raiser(OSError(2))):
    print(attempt(action))
for e in (ValueError, ValueError(), ValueError(1), ValueError(1, "two")):
    try:
        raise e
    except ValueError as caught:
        print(caught.args, str(caught))


def chooser():
    print("class evaluated")
    return ValueError


try:
    raise KeyError
except IndexError:
    print("no")
except KeyError:
    print("yes")
except chooser():
    print("never")
try:
    try:
        raise ValueError("x")
    except chooser() as e:
        raise
except ValueError as e:
    print("again", e)
for bad in (lambda: raiser(5)(), lambda: raiser("text")()):
    try:
        bad()
    except TypeError:
        print("only exceptions")
try:
    assert 1 == 2, "message"
except AssertionError as e:
    print("assert", e)
assert 1 == 1, 1 // 0
