# asynchronous generators: asend, athrow, aclose, finally, await inside, async for over them.
# differs: device (no async for)
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


# parameters of all kinds, closures, methods, and what the function and the object are called
def maker(base):
    class Maker:
        async def items(self, first, /, second=2, *rest, third, fourth=4, **others):
            for value in (base, first, second, *rest, third, fourth, *sorted(others.items())):
                yield value

    return Maker()


async def collect(items):
    return [value async for value in items]


print(run(collect(maker(0).items(1, third=3))))
print(run(collect(maker(10).items(1, 20, 21, 22, third=3, fifth=5))))
try:
    maker(0).items(1)
except TypeError:
    print("an argument is missing, which the call says, not the loop")
print(type(maker(0).items(1, third=3)).__name__)


async def nothing():
    return
    yield


async def misbehaving():
    try:
        yield 1
    except GeneratorExit:
        yield 2


async def leaking():
    yield 1
    raise StopAsyncIteration


async def endings():
    print([x async for x in nothing()])
    agen = misbehaving()
    await agen.__anext__()
    try:
        await agen.aclose()
    except RuntimeError:
        print("ignored GeneratorExit")
    try:
        print([x async for x in leaking()])
    except RuntimeError:
        print("raised StopAsyncIteration")
    agen = numbers(3)
    await agen.aclose()
    await agen.aclose()
    print([x async for x in agen])
    doubled = (await Pause(x) * 2 async for x in numbers(2))
    print([x async for x in doubled])


print(run(endings()))
