# the variable of an `except` clause, read there only, elsewhere too, deleted, nested, captured.
def fail(what):
    raise ValueError(what)


def read_there_only(what):
    try:
        fail(what)
    except ValueError as error:
        if what == "return":
            return "returned " + error.args[0]
        result = error.args[0]
    except TypeError as error:
        result = error
    return result


def read_afterwards(what):
    try:
        fail(what)
    except ValueError as error:
        seen = error.args[0]
    try:
        return error
    except NameError:
        return seen, "gone"


def bound_before(what):
    error = "before"
    try:
        if what:
            fail(what)
    except ValueError as error:
        seen = error.args[0]
    else:
        seen = "else"
    try:
        return seen, error
    except NameError:
        return seen, "gone"


def nested():
    try:
        fail("outer")
    except ValueError as error:
        try:
            fail("inner")
        except ValueError as error:
            first = error.args[0]
        try:
            return first, error.args[0]
        except NameError:
            return first, "gone"


def deleted():
    try:
        fail("deleted")
    except ValueError as error:
        del error
        try:
            return error
        except NameError:
            return "gone"


def in_loops():
    seen = []
    for i in range(4):
        try:
            if i != 2:
                fail(i)
        except ValueError as error:
            if error.args[0] == 0:
                continue
            seen.append(error.args[0])
            if i == 3:
                break
        finally:
            seen.append("f")
    return seen


def captured():
    try:
        fail("captured")
    except ValueError as error:
        show = lambda: error.args[0]
        seen = show()
    try:
        return seen, show()
    except NameError:
        return seen, "gone"


def in_comprehensions():
    try:
        fail("c")
    except ValueError as error:
        seen = [error.args[0] for _ in range(2)]
    try:
        return [error for _ in range(2)]
    except NameError:
        return seen, "gone"


def added():
    try:
        fail("a")
    except ValueError as error:
        pass
    try:
        error += 1
    except NameError:
        return "gone"


def generator():
    for i in range(2):
        try:
            yield i
            fail(i)
        except ValueError as error:
            yield error.args


def raises_again():
    try:
        try:
            fail("again")
        except ValueError as error:
            raise TypeError(error.args[0])
    except TypeError as error:
        return error.args


print(read_there_only("x"), read_there_only("return"))
print(read_afterwards("y"))
print(bound_before(""), bound_before("z"))
print(nested(), deleted(), in_loops())
print(captured(), in_comprehensions(), added())
print(list(generator()), raises_again())
