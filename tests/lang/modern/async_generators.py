# asynchronous generators: asend, athrow, aclose, finally, await inside, async for over them.
class Pause:
    def __init__(self, value):
        self.value = value

    def __iter__(self):
        got = yield self.value
        return got

    __await__ = __iter__


def run(coroutine):
    seen = []
    try:
        got = None
        while True:
            got = coroutine.send(got)
            seen.append(got)
            got = got * 10
    except StopIteration as stop:
        return seen, stop.value


async def numbers(n):
    try:
        for i in range(n):
            got = yield await Pause(i) + i
            if got:
                print("got", got)
    finally:
        print("closed")


async def main():
    async for x in numbers(3):
        print("x", x)
    g = numbers(5)
    print(await g.__anext__(), await g.asend("hello"))
    await g.aclose()
    try:
        await g.__anext__()
    except StopAsyncIteration:
        print("ended")
    h = numbers(2)
    await h.asend(None)
    try:
        await h.athrow(ValueError("thrown"))
    except ValueError as error:
        print(error.args[0])
    return "done"


print(run(main()))
