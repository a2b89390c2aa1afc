# Comprehensions that wait: await in the element, in a condition, async for, nested ones.
# differs: device (no asynchronous comprehensions)
class Pause:
    def __init__(self, value):
        self.value = value

    def __iter__(self):
        yield self.value
        return self.value * 10

    __await__ = __iter__


class Count:
    def __init__(self, n):
        self.n, self.i = n, 0

    def __aiter__(self):
        return self

    async def __anext__(self):
        await Pause(0)
        if self.i == self.n:
            raise StopAsyncIteration
        self.i += 1
        return self.i


async def ten(x):
    return await Pause(x)


async def main(k):
    print([await ten(x) for x in range(3)])
    print([x async for x in Count(4) if x % 2])
    print([(x, y) async for x in Count(2) for y in range(x)], [x + k for y in (1, 2) async for x in Count(y)])
    print({x async for x in Count(3)} == {1, 2, 3}, sorted({x: await ten(x) async for x in Count(2)}.items()))
    print([[await ten(y) for y in range(x)] for x in range(3)])
    print([x for x in await ten(1) * [7]][:2], [x async for x in Count(3) if await ten(x) > 10])
    try:
        [1 // (x - 2) async for x in Count(3)]
    except ZeroDivisionError:
        print("through the comprehension")
    return sum([x async for x in Count(5)])


def run(coroutine):
    steps = 0
    while True:
        try:
            coroutine.send(None)
            steps += 1
        except StopIteration as e:
            return e.value, steps


print(run(main(100)))
