# coroutines: await of values and errors, async for with else, gathering by hand, closing.
# differs: device (no async for)
class Sleep:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        for i in range(self.n):
            yield i
        return self.n * 10

    __await__ = __iter__


class Counter:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if not self.n:
            raise StopAsyncIteration
        self.n -= 1
        return await Sleep(1) + self.n


async def work(name, n):
    try:
        total = await Sleep(n)
        async for x in Counter(n):
            total += x
        else:
            total += 1000
        return name, total
    finally:
        print(name, "ends")


def gather(*tasks):
    waiting, results = list(tasks), []
    while waiting:
        task = waiting.pop(0)
        try:
            task.send(None)
            waiting.append(task)
        except StopIteration as stop:
            results.append(stop.value)
    return results


print(gather(work("a", 3), work("b", 1), work("c", 2)))
task = work("d", 2)
task.send(None)
task.close()
failing = work("e", 2)
failing.send(None)
try:
    failing.throw(ValueError("in await"))
except ValueError as error:
    print(error.args)
