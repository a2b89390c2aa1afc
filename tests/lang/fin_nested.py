# Exceptions that meet other exceptions, deep nesting, re-raising.
def step(name, action):
    try:
        try:
            try:
                action()
            finally:
                print(name, "innermost")
        except KeyError:
            print(name, "KeyError caught")
            raise ValueError(name)
        else:
            print(name, "no error")
        finally:
            print(name, "middle")
    except ValueError as e:
        print(name, "outer", e.args)
    except Exception as e:
        print(name, "other", type(e).__name__)
    print(name, "end")


def good():
    pass


def key():
    {}["x"]


def value():
    raise ValueError("direct")


def zero():
    return 1 // 0


step("good", good)
step("key", key)
step("value", value)
step("zero", zero)


def again():
    try:
        raise OSError(5)
    except OSError:
        try:
            raise
        finally:
            print("while raising again")


try:
    again()
except OSError as e:
    print("OSError", e.args)


def replace():
    try:
        raise KeyError("first")
    finally:
        try:
            raise IndexError("in finally")
        except IndexError as e:
            print("inside", e)


try:
    replace()
except KeyError as e:
    print("kept", e.args)
