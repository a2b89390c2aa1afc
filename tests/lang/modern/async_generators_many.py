# many asynchronous generators in one file: parameters, defaults, closures, methods, decorators.
# differs: device (no async for)
def run(coroutine):
    try:
        while True:
            coroutine.send(None)
    except StopIteration as stop:
        return stop.value


async def collect(items):
    return [item async for item in items]


async def one():
    yield 1


async def two(first, second=2):
    yield first
    yield second


async def three(*rest, key, other=None, **more):
    for item in rest:
        yield item
    yield key
    yield other
    for item in sorted(more.items()):
        yield item


def outer(base):
    async def inner(step=1):
        nonlocal base
        base += step
        yield base

    return inner


class Source:
    count = 3

    async def items(self):
        for i in range(self.count):
            yield i

    @classmethod
    async def shared(cls, more):
        yield cls.count + more

    @staticmethod
    async def free(value):
        yield value


def twice(function):
    return lambda *args: [function(*args), function(*args)]


@twice
async def decorated(value):
    yield value
    async for item in two(value):
        yield item


async def main():
    print(await collect(one()), await collect(two(5)), await collect(two(5, second=6)))
    print(await collect(three(1, 2, key="k", z=26, y=25)))
    inner = outer(10)
    print(await collect(inner()), await collect(inner(5)))
    print(await collect(Source().items()), await collect(Source.shared(4)), await collect(Source.free("f")))
    first, second = decorated("d")
    print(await collect(first), await collect(second))
    for wrong in (lambda: one(1), lambda: two(), lambda: three(1)):
        try:
            wrong()
        except TypeError:
            print("TypeError")
    source = Source().items()
    print(await source.__anext__(), await source.asend(None))
    await source.aclose()
    print(await collect(source), type(source).__name__)


run(main())
