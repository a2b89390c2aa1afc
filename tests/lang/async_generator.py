# Asynchronous generators: yield in async def, asynchronous generator expressions, asend, athrow, aclose.
# differs: device (no asynchronous generators)
class Pause:
    def __init__(self, value):
        self.value = value

    def __iter__(self):
        got = yield self.value
        return got

    __await__ = __iter__


def drive(coroutine):
    # Runs to the end; answers each pause with ten times what it hands out.
    answer = None
    while True:
        try:
            answer = coroutine.send(answer) * 10
        except StopIteration as stop:
            return stop.value


async def count(n, log=None, *, step=1):
    i = 0
    while i < n:
        got = await Pause(i)
        sent = yield i, got
        if sent is not None:
            print("sent", sent)
        i += step
    if log is not None:
        log.append("done")


class Box:
    def __init__(self, items):
        self.items = items

    async def __aiter__(self):
        for item in self.items:
            yield item


async def guarded():
    try:
        yield 1
        yield 2
    except ValueError as error:
        yield "caught " + str(error)
    finally:
        await Pause(9)
        print("cleaned")


async def loops():
    log = []
    async for pair in count(3, log):
        print(pair)
    async for i, got in count(6, log, step=2):
        print(i, got)
    print(log, [x async for x in Box("abc")], [x async for x in Box([])])
    async for x in Box([1, 2, 3]):
        if x == 2:
            break
    else:
        print("not here")
    print("broke at", x)


async def expressions():
    squares = (x * x async for x in Box([1, 2, 3]) if x != 2)
    print([y async for y in squares])
    print([y async for y in squares])
    waited = (await Pause(x) for x in range(3))
    print([y async for y in waited])
    nested = ((x, y) async for x in Box([1, 2]) for y in range(x))
    print([pair async for pair in nested])
    print([y async for y in ([await Pause(y) for y in range(x)] for x in range(3))])


async def methods():
    g = count(5)
    print(await g.__anext__(), await g.asend("hello"), await g.asend(None))
    await g.aclose()
    try:
        await g.__anext__()
    except StopAsyncIteration:
        print("closed")
    g = guarded()
    print(await g.asend(None), await g.athrow(ValueError("oops")))
    try:
        await g.asend(None)
    except StopAsyncIteration:
        print("ended")
    g = guarded()
    await g.asend(None)
    await g.aclose()
    g = guarded()
    await g.asend(None)
    try:
        await g.athrow(KeyError("k"))
    except KeyError as error:
        print("through", type(error).__name__)


async def failing():
    yield 1
    raise StopAsyncIteration


async def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


async def errors():
    try:
        async for x in failing():
            print(x)
    except RuntimeError as error:
        print(error)
    g = stubborn()
    await g.asend(None)
    try:
        await g.aclose()
    except RuntimeError as error:
        print(error)
    print(hasattr(g, "__aiter__"), g.__aiter__() is g)


def maker(k):
    async def inner(n):
        for i in range(n):
            yield i + k

    return inner


async def closures():
    print([x async for x in maker(10)(3)], [x async for x in maker(k=5)(n=2)])


for part in (loops, expressions, methods, errors, closures):
    drive(part())
