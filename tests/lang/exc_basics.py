# Exceptions: raising, catching, else, finally, re-raising, order of handlers.
def act(what):
    try:
        if what == "zero":
            1 // 0
        elif what == "key":
            {}["k"]
        elif what == "class":
            raise ValueError
        elif what == "instance":
            raise ValueError("with", "args")
        elif what == "base":
            raise KeyboardInterrupt
        elif what == "return":
            return "returned"
    except ZeroDivisionError:
        return "zero division"
    except (KeyError, IndexError) as e:
        return "look-up " + repr(e.args[0])
    except ValueError as e:
        return "value %d" % len(e.args)
    except:
        return "anything"
    else:
        return "nothing happened"
    finally:
        print("finally", what, end="; ")


for what in ("zero", "key", "class", "instance", "base", "return", "none"):
    print(act(what))


def reraise(again):
    try:
        try:
            raise IndexError("inner")
        except IndexError as e:
            if again:
                raise
            raise TypeError("outer")
    except TypeError as e:
        return "T " + str(e)
    except IndexError as e:
        return "I " + str(e)


print(reraise(True), reraise(False))
try:
    try:
        raise KeyError(1)
    finally:
        print("passing")
except KeyError as e:
    print("here", e.args)
try:
    e
except NameError:
    print("e is gone")
try:
    raise
except RuntimeError:
    print("nothing to raise")
for bad in (5, "text", int):
    try:
        raise bad
    except TypeError:
        print("TypeError")
try:
    try:
        1 // 0
    except ZeroDivisionError:
        undefined
except NameError:
    print("error in handler")


def nested():
    for i in range(3):
        try:
            try:
                if i == 1:
                    continue
                if i == 2:
                    break
                yield "body %d" % i
            finally:
                yield "inner %d" % i
        finally:
            yield "outer %d" % i
    yield "after"


print(list(nested()))
