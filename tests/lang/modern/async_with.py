# async with: several managers, parenthesised, errors swallowed, return and break inside.
# differs: device (no async with)
class Manager:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    async def __aenter__(self):
        print("enter", self.name)
        return self.name.upper()

    async def __aexit__(self, kind, value, traceback):
        print("exit", self.name, kind and kind.__name__)
        return self.swallow


def run(coroutine):
    try:
        coroutine.send(None)
    except StopIteration as stop:
        return stop.value


async def main():
    async with (Manager("a") as a, Manager("b") as b):
        print(a, b)
    async with Manager("c"), Manager("d") as d:
        print(d)
    async with (Manager("s", True)):
        raise ValueError
    for i in range(3):
        async with Manager(str(i)) as n:
            if i == 0:
                continue
            break
    try:
        async with (
            Manager("x"),
            Manager("y"),
        ):
            raise KeyError
    except KeyError:
        print("caught")
    async with Manager("r") as r:
        return r


print(run(main()))
