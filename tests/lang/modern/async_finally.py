# coroutines: return, break and errors through finally and with; close and throw at an await.
class Pause:
    def __iter__(self):
        return (yield "pause")

    __await__ = __iter__


log = []


async def work(how):
    for i in range(2):
        try:
            got = await Pause()
            if how == "return":
                return "value", got
            if how == "break":
                break
            if how == "raise":
                raise ValueError(got)
        except ValueError as error:
            log.append(error.args[0])
            await Pause()
        finally:
            log.append("finally %d" % i)
            await Pause()
    return "end"


def run(coroutine, *answers):
    try:
        coroutine.send(None)
        for answer in answers:
            coroutine.send(answer)
    except StopIteration as stop:
        return stop.value
    return "not done"


for how in ("return", "break", "raise", ""):
    log.clear()
    print(how, run(work(how), *range(9)), log)
log.clear()
c = work("")
c.send(None)
try:
    print(c.throw(KeyError("thrown")), log)
    c.send(None)
except KeyError as error:
    print("out", error.args, log)
