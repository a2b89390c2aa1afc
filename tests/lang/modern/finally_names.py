# except clauses: the name goes away, also by break and return; exceptions in handlers; bare raise.
def f(how):
    error = "before"
    for _ in range(1):
        try:
            raise ValueError(how)
        except ValueError as error:
            if how == "return":
                return error.args[0]
            if how == "break":
                break
    try:
        return error
    except NameError:
        return "unbound"


print(f("return"), f("break"), f(""))
try:
    try:
        raise KeyError("first")
    except KeyError as e:
        raise ValueError("second")
except ValueError as e:
    print(e.args)
try:
    print(e)
except NameError:
    print("gone")


def rethrow():
    try:
        raise KeyError(1)
    except (ValueError, KeyError) as e:
        try:
            raise
        except KeyError as inner:
            print(inner is e, inner.args)
        raise


try:
    rethrow()
except LookupError as e:
    print(type(e).__name__, e.args)
classes = [ValueError, (TypeError, KeyError)]
for error in (ValueError, TypeError, KeyError):
    for number in range(2):
        try:
            try:
                raise error
            except classes[number]:
                print(error.__name__, number)
        except Exception as other:
            print("not", other.__class__.__name__)
