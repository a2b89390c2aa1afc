# async and await: coroutines driven by hand.
class Wait:
    def __init__(self, n):
        self.n = n

    def __await__(self):
        for i in range(self.n):
            yield ("wait", i)
        return self.n * 10

    def __iter__(self):
        return self.__await__()


class Lock:
    async def __aenter__(self):
        await Wait(1)
        print("locked")
        return self

    async def __aexit__(self, kind, value, trace):
        await Wait(1)
        print("unlocked", kind is not None)
        return kind is KeyError


class Ticker:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if not self.n:
            raise StopAsyncIteration
        self.n -= 1
        await Wait(1)
        return self.n


async def inner(x):
    r = await Wait(2)
    return r + x


async def main():
    print("start", await inner(1))
    async with Lock() as lock:
        print("inside", isinstance(lock, Lock))
    async with Lock():
        raise KeyError("swallowed")
    async for i in Ticker(3):
        if i == 0:
            continue
        print("tick", i)
    else:
        print("no more")
    try:
        async with Lock(), Lock():
            raise ValueError("out")
    except ValueError as e:
        print("caught", e)
    return "end"


def run(coroutine):
    steps = 0
    try:
        while True:
            coroutine.send(None)
            steps += 1
    except StopIteration as e:
        return e.value, steps


print(run(main()))
