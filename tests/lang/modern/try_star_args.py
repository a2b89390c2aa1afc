# except with computed classes, tuples with stars, names, conditions and calls that run only when needed.
log = []


def classes(*which):
    log.append(len(which))
    return which


groups = {"number": (ZeroDivisionError, OverflowError), "key": KeyError}


def attempt(error):
    try:
        if error:
            raise error
    except classes(ValueError):
        return "value"
    except (*groups["number"], TypeError) as e:
        return "number", type(e).__name__
    except groups["key"] if error.args else IndexError:
        return "key"
    except tuple(c for c in [KeyError, IndexError]) as e:
        return "late", len(e.args)
    else:
        return "nothing"
    finally:
        log.append("f")


for error in (None, ValueError(), TypeError(), ZeroDivisionError(), KeyError(1), KeyError(), IndexError()):
    print(attempt(error), end=" ")
print(log)
try:
    attempt(RuntimeError("passes"))
except RuntimeError as e:
    print(e)


def chain(n):
    try:
        return 10 // n
    except ZeroDivisionError:
        try:
            return [][n]
        except IndexError:
            try:
                return {}[n]
            except KeyError as e:
                return "bottom", e.args
            finally:
                log.clear()


print(chain(5), chain(0), log)
