# differs: micropython (its gather and cancel take other turns)
import asyncio


async def worker(name, delay, rounds):
    for i in range(rounds):
        print(name, i)
        await asyncio.sleep(delay)
    return name * 2


async def fails(delay):
    await asyncio.sleep(delay)
    raise ValueError("failed after %s" % delay)


async def sleeper():
    try:
        await asyncio.sleep(100)
    except asyncio.CancelledError:
        print("sleeper cancelled")
        raise
    finally:
        print("sleeper cleans up")


async def turns():
    print(await worker("alone", 0, 1))
    a = asyncio.create_task(worker("a", 0, 3))
    b = asyncio.create_task(worker("b", 0, 2))
    print(a.done(), await a, await b, a.done(), a.result(), await a)
    print(await asyncio.gather(worker("x", 0, 2), worker("y", 0, 1), worker("z", 0, 0)))
    print(await asyncio.gather())


async def failures():
    try:
        await fails(0)
    except ValueError as error:
        print("direct", error)
    task = asyncio.create_task(fails(0.01))
    try:
        await task
    except ValueError as error:
        print("task", error, task.done(), task.cancelled())
    print(await asyncio.gather(fails(0), worker("g", 0, 1), return_exceptions=True))
    try:
        await asyncio.gather(fails(0), worker("h", 100, 1))
    except ValueError as error:
        print("gather", error)


async def cancelling():
    task = asyncio.create_task(sleeper())
    await asyncio.sleep(0)
    print(task.cancel(), task.done())
    try:
        await task
    except asyncio.CancelledError:
        print("seen", task.cancelled(), task.cancel())

    async def outer():
        try:
            await asyncio.create_task(sleeper())
        except asyncio.CancelledError:
            print("outer too")
            raise

    task = asyncio.create_task(outer())
    for _ in range(3):
        await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("all cancelled")
    never = asyncio.create_task(worker("never", 1, 1))
    never.cancel()
    await asyncio.sleep(0)
    print(never.cancelled())


async def waiting():
    print(await asyncio.wait_for(worker("quick", 0.01, 1), 100))
    try:
        await asyncio.wait_for(sleeper(), 0.05)
    except asyncio.TimeoutError:
        print("timeout")
    try:
        await asyncio.wait_for(fails(0.01), 100)
    except ValueError as error:
        print(error)
    print(await asyncio.wait_for(worker("unhurried", 0, 1), None))


async def consumer(name, event, log):
    await event.wait()
    log.append(name)


async def events():
    event = asyncio.Event()
    log = []
    tasks = [asyncio.create_task(consumer(i, event, log)) for i in range(3)]
    await asyncio.sleep(0)
    print(log, event.is_set())
    event.set()
    await asyncio.gather(*tasks)
    print(log, event.is_set(), await event.wait())
    event.clear()
    late = asyncio.create_task(consumer("late", event, log))
    await asyncio.sleep(0)
    late.cancel()
    await asyncio.sleep(0)
    event.set()
    print(log, late.cancelled())


async def careful(name, lock):
    async with lock:
        print(name, "in", lock.locked())
        await asyncio.sleep(0)
        print(name, "out")


async def locks():
    lock = asyncio.Lock()
    await asyncio.gather(careful("first", lock), careful("second", lock), careful("third", lock))
    print(lock.locked())
    try:
        lock.release()
    except RuntimeError:
        print("RuntimeError")


async def main():
    for part in (turns, failures, cancelling, waiting, events, locks):
        print("--", part.__name__)
        await part()
    print(asyncio.current_task() is not None)
    asyncio.create_task(sleeper())
    await asyncio.sleep(0)
    return "main's result"


print(asyncio.run(main()))
try:
    asyncio.run(fails(0))
except ValueError as error:
    print(error)
try:
    asyncio.current_task()
except RuntimeError as error:
    print(error)


ends = []


async def leaves():
    event = asyncio.Event()
    lock = asyncio.Lock()

    async def waits():
        try:
            await event.wait()
        except asyncio.CancelledError:
            ends.append("the event's")
            raise

    async def queues():
        try:
            async with lock:
                print("never here")
        except asyncio.CancelledError:
            ends.append("the lock's")
            raise

    await lock.acquire()
    tasks = [asyncio.create_task(waits()), asyncio.create_task(queues())]
    await asyncio.sleep(0)
    return [task.done() for task in tasks]


async def both_fail():
    results = await asyncio.gather(fails(0), fails(0), worker("w", 0, 1), return_exceptions=True)
    print([str(result) for result in results])
    try:
        await asyncio.gather(fails(0), fails(0.01))
    except ValueError as error:
        print("the first", error)
    await asyncio.sleep(0.05)


async def cancelled_wait():
    async def waiting():
        try:
            await asyncio.wait_for(asyncio.sleep(100), 50)
        except asyncio.CancelledError:
            print("wait_for is cancelled")
            raise

    task = asyncio.create_task(waiting())
    for _ in range(4):
        await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("and its task", task.cancelled())
    slow = asyncio.create_task(worker("slow", 0.01, 1))
    print(await asyncio.wait_for(slow, None), asyncio.current_task() is not None)
    try:
        await asyncio.wait_for(fails(0), 5)
    except ValueError as error:
        print("through wait_for", error)


print(asyncio.run(leaves()), sorted(ends))
asyncio.run(both_fail())
asyncio.run(cancelled_wait())
