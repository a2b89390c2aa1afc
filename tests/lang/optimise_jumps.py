# Ways through a program that a compiler may shorten.


def first(items, wanted):
    for item in items:
        if item == wanted:
            break
    else:
        return "none"
    return item


def odd_ones(items):
    found = []
    for item in items:
        if item % 2 == 0:
            continue
        if item > 7:
            break
        found.append(item)
    return found


def forever(limit):
    count = 0
    while True:
        count += 1
        if count >= limit:
            break
        if count > 2:
            if count > 3:
                continue
            else:
                count += 1
        else:
            count += 10
    return count


def same_end(a, log):
    if a == 1:
        log.append("one")
        result = "small"
    elif a == 2:
        log.append("two")
        result = "small"
    else:
        log.append("many")
        result = "large"
    return result


def nested(a, b):
    if a:
        if b:
            r = 1
        else:
            r = 2
    else:
        if b:
            r = 3
        else:
            r = 4
    return r


def cleanup(how, log):
    for turn in range(3):
        try:
            try:
                if how == "continue":
                    continue
                elif how == "break":
                    break
                elif how == "return":
                    return "returned"
                elif how == "raise":
                    raise ValueError(how)
                log.append("body")
            except ValueError as e:
                log.append(str(e))
            else:
                log.append("else")
        finally:
            log.append(turn)
    return log


def gone(log):
    try:
        raise KeyError("outer")
    except KeyError as e:
        try:
            raise ValueError("inner")
        except ValueError as e:
            log.append(str(e))
        try:
            log.append(e)
        except NameError:
            log.append("gone")
    try:
        log.append(e)
    except NameError:
        log.append("gone again")
    return log


def deleted():
    try:
        raise KeyError
    except KeyError as e:
        del e
    return "deleted"


def kept_by_closure():
    try:
        raise KeyError("kept")
    except KeyError as e:

        def inside():
            return e.args

        result = inside()
    return result


def talk(log):
    while True:
        if log:
            x = yield "first"
        else:
            x = yield "second"
        if x is None:
            return "end"
        log.append(x)


def conditions(a, b, c):
    r = a and b or c
    s = (a or b) and c
    t = not (a and not b) or c
    u = (a and b) if c else (b or a)
    if not (a or b) and c:
        r = -1
    while a and not c:
        a = 0
    return r, s, t, u, a


print(first([1, 2, 3], 2), first([], 1), odd_ones(range(20)), forever(3), forever(13), forever(16))
log = []
print([same_end(a, log) for a in range(4)], log)
print([nested(a, b) for a in (0, 1) for b in (0, 1)])
for how in ("continue", "break", "return", "raise", "nothing"):
    log = []
    print(how, cleanup(how, log), log)
print(gone([]), deleted(), kept_by_closure())
log = []
g = talk(log)
print(next(g), g.send(1), g.send(2), log)
try:
    g.send(None)
except StopIteration as stop:
    print(stop.value)
print([conditions(a, b, c) for a in (0, 1) for b in (0, 2) for c in (0, 3)])
