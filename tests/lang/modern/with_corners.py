# `with`: targets of every kind, return, break and continue inside, errors on the way in and out.
class M:
    def __init__(self, log, value=None, fail=""):
        self.log, self.value, self.fail = log, value, fail

    def __enter__(self):
        if self.fail == "enter":
            raise ValueError("enter")
        self.log.append("in")
        return self.value

    def __exit__(self, *what):
        self.log.append(what[0].__name__ if what[0] else "out")
        if self.fail == "exit":
            raise KeyError("exit")
        return self.fail == "swallow"


def run(how):
    log = []
    items = [0]
    try:
        for i in range(3):
            with M(log, (i, "t")) as (n, items[0]), M(log, fail=how):
                if i == 0:
                    continue
                if how == "break":
                    break
                if how == "return":
                    return log, n, items
                if how == "swallow":
                    raise IndexError
                log.append(n)
        log.append("end")
    except (ValueError, KeyError) as error:
        log.append(type(error).__name__)
    return log, items


for how in ("", "break", "return", "enter", "exit", "swallow"):
    print(how, run(how))
