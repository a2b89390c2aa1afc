# try/finally in generators: close, throw, return values and yields in finally clauses.
log = []


def g():
    try:
        try:
            got = yield 1
            log.append(got)
            yield 2
        except ValueError as error:
            log.append("caught")
            yield "recovered"
        finally:
            log.append("inner")
    finally:
        log.append("outer")
        yield "from finally"
        log.append("after")
    return "done"


a = g()
print(next(a), a.send("sent"), next(a), log)
try:
    next(a)
except StopIteration as stop:
    print(stop.value, log)
log.clear()
b = g()
next(b)
print(b.throw(ValueError("x")), next(b), log)
log.clear()
c = g()
next(c)
try:
    c.close()
except RuntimeError:
    print("ignored GeneratorExit", log)


def closing():
    try:
        yield 1
    except GeneratorExit:
        log.append("closing")
        raise
    finally:
        log.append("closed")


log.clear()
d = closing()
next(d)
print(d.close(), d.close(), log)
print(list(closing()), sum(x for x in closing()))
