# asynchronous comprehensions and generator expressions, await in comprehensions.
# differs: device (no async for)
async def aiter_of(*items):
    for item in items:
        yield item


async def double(x):
    return x * 2


def run(coroutine):
    try:
        while True:
            coroutine.send(None)
    except StopIteration as stop:
        return stop.value


async def main():
    print([x async for x in aiter_of(1, 2, 3)])
    print([x + y async for x in aiter_of(10, 20) for y in (1, 2) if x + y != 21])
    print(sorted({x % 2 async for x in aiter_of(1, 2, 3)}), {x: x * x async for x in aiter_of(3)})
    print([await double(x) for x in range(3)], [await double(x) async for x in aiter_of(5) if await double(x) > 5])
    print([[y async for y in aiter_of(x, x)] for x in range(2)])
    generator = (x * x async for x in aiter_of(4, 5))
    print([x async for x in generator])
    print([x for x in [await double(7)]], {await double(k): await double(v) for k, v in [(1, 2)]})
    return [i async for i in (await double(j) async for j in aiter_of(1, 2))]


print(run(main()))
