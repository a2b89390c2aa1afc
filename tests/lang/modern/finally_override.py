# try/finally: return, break and continue in the finally clause win over what was going on.
def returns():
    try:
        return "try"
    finally:
        return "finally"


def swallows():
    try:
        raise ValueError
    finally:
        return "swallowed"


def breaks():
    for i in range(3):
        try:
            raise ValueError(i)
        finally:
            break
    return i


def continues():
    seen = []
    for i in range(3):
        try:
            seen.append(i)
            if i == 1:
                return "early"
            raise KeyError
        finally:
            continue
    return seen


def return_then_break():
    while True:
        try:
            return "try"
        finally:
            break
    return "after"


def value_is_kept():
    x = 1
    try:
        return x
    finally:
        x = 2


print(returns(), swallows(), breaks(), continues(), return_then_break(), value_is_kept())
