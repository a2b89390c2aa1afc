# finally, with every way to leave a block passing through it.
log = []


def ways(how):
    for i in range(2):
        try:
            log.append("try")
            if how == "return":
                return "value %d" % i
            elif how == "break":
                break
            elif how == "continue":
                continue
            elif how == "raise":
                raise ValueError(how)
            log.append("end of try")
        finally:
            log.append("finally %d" % i)
    return "after"


def replaced(how):
    while True:
        try:
            if how == "return":
                return "lost"
            raise KeyError("lost")
        finally:
            if how == "break":
                break
            return "from finally"
    return "after loop"


def twice():
    try:
        try:
            return log.append("a")
        finally:
            log.append("b")
    finally:
        log.append("c")


def nested_loops():
    for a in range(3):
        for b in range(3):
            try:
                if b == 1:
                    break
                if a == 1:
                    continue
                if a == 2:
                    return (a, b)
            finally:
                log.append((a, b))
    return None


def in_handler():
    try:
        raise ValueError
    except ValueError:
        try:
            return "r"
        finally:
            log.append("inner finally")
    finally:
        log.append("outer finally")


for how in ("return", "break", "continue", "raise", "nothing"):
    del log[:]
    try:
        print(how, ways(how), log)
    except ValueError as e:
        print(how, "raised", log)
print(replaced("return"), replaced("break"), replaced("raise"))
for f in (twice, nested_loops, in_handler):
    log.clear()
    print(f(), log)


def loop_in_finally():
    try:
        return [i for i in range(3)]
    finally:
        for i in range(5):
            if i == 3:
                break
            log.append(i)
        while True:
            break


log.clear()
print(loop_in_finally(), log)


def exception_replaced():
    try:
        try:
            raise ValueError("first")
        finally:
            raise TypeError("second")
    except TypeError as e:
        return str(e)


print(exception_replaced())


def continue_in_finally():
    out = []
    for i in range(3):
        try:
            if i == 1:
                raise RuntimeError
            out.append(i)
        except RuntimeError:
            out.append("r")
        finally:
            if i < 2:
                continue
        out.append("end")
    return out


print(continue_in_finally())
