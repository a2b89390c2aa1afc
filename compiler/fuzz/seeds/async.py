async def f():
    async with a as b:
        async for x in b:
            await x
    yield [y async for y in b]
