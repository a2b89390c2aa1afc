# try: the else clause is not protected, runs only without an exception, and before finally.
def run(body, orelse, log):
    try:
        try:
            log.append("try")
            body()
        except KeyError:
            log.append("except")
        else:
            log.append("else")
            orelse()
            log.append("end of else")
        finally:
            log.append("finally")
    except Exception as error:
        log.append(type(error).__name__)
    return log


def fine():
    pass


def key():
    raise KeyError


def value():
    raise ValueError


for body in (fine, key, value):
    for orelse in (fine, key, value):
        print(body.__name__ if hasattr(body, "__name__") else "", run(body, orelse, []))


def loops():
    for i in range(4):
        try:
            if i == 0:
                continue
            if i == 2:
                raise KeyError
        except KeyError:
            continue
        else:
            if i == 3:
                break
        finally:
            print("finally", i)
        print("after", i)
    else:
        print("never")
    return i


print(loops())
