# async: await, async for and with in all shapes, run by a small loop.
class Pause:
    def __init__(self, value):
        self.value = value

    def __iter__(self):
        yield self.value
        return self.value * 10

    __await__ = __iter__


class Range:
    def __init__(self, n):
        self.n, self.i = n, 0

    def __aiter__(self):
        return self

    async def __anext__(self):
        await Pause("next")
        if self.i >= self.n:
            raise StopAsyncIteration
        self.i += 1
        return self.i


class Manager:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    async def __aenter__(self):
        await Pause("enter " + self.name)
        return self.name

    async def __aexit__(self, kind, value, trace):
        print("exit", self.name, kind.__name__ if kind else None)
        return self.swallow


async def loops():
    async for i in Range(3):
        if i == 2:
            continue
        print("item", i)
    else:
        print("else")
    async for i in Range(5):
        try:
            if i == 2:
                break
        finally:
            print("finally", i)
    else:
        print("not reached")
    return "looped"


async def managers():
    async with Manager("a") as a, Manager("b", True):
        print("body", a)
        raise ValueError
    for i in range(2):
        async with Manager("loop"):
            if i == 0:
                continue
            break
    async with Manager("return"):
        return "from with"


async def main():
    print(await loops())
    print(await managers())
    try:
        async with Manager("error"):
            raise KeyError("k")
    except KeyError as e:
        print("through", e.args)
    return (await Pause(4)) + (await Pause(5))


def run(coroutine):
    steps = 0
    while True:
        try:
            coroutine.send(None)
            steps += 1
        except StopIteration as e:
            return e.value, steps


print(run(main()))
