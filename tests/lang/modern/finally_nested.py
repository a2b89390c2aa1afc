# try/finally: many levels, all left by one return, break, continue or exception, in order.
log = []


def run(how):
    log.clear()
    for i in range(2):
        try:
            try:
                try:
                    if how == "return":
                        return "value"
                    if how == "break":
                        break
                    if how == "continue":
                        continue
                    if how == "raise":
                        raise KeyError(how)
                    log.append("body")
                finally:
                    log.append("inner")
            except KeyError:
                log.append("caught")
                raise ValueError from None
            else:
                log.append("else")
            finally:
                log.append("middle")
                try:
                    log.append("in finally")
                finally:
                    log.append("deep")
        except ValueError:
            log.append("outer")
        finally:
            log.append("end %d" % i)
    else:
        log.append("loop done")
    return "fell out"


for how in ("return", "break", "continue", "raise", "none"):
    print(how, run(how), " ".join(log))
