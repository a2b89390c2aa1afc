# annotations: starred ones of *args, strings, generators, nested functions, decorators and defaults beside them.
from __future__ import annotations


def f(*args: *Ts, **kwargs: Unpack[Kw]) -> tuple[*Ts]:
    return args


print(f(1, 2))


def outer(n: int) -> Callable[[int], int]:
    total: int = 0

    def inner(step: int = n) -> int:
        nonlocal total
        total += step
        return total

    return inner


add = outer(5)
print(add(), add(2))


def produce(limit: int, /, start: int = 0, *, step: int = 1) -> Iterator[int]:
    while start < limit:
        yield start
        start += step


print(list(produce(5, 1, step=2)))


async def wait(seconds: float) -> None:
    value: str = "waited"
    return value


try:
    wait(1).send(None)
except StopIteration as stop:
    print(stop.value)
squares: list[int] = [x * x for x in range(3)]
for i in range(2):
    looped: int = i
with_walrus: int = (w := 5)
print(squares, looped, with_walrus, w)
