# Type parameters, aliases and annotations in all their spellings.
# differs: device (no type statement)
type Alias = int
type Pair[A, B,] = tuple[A, B]
type Many[*Ts] = tuple[*Ts]
type Call[**P, R: (int, str)] = (P, R)


class Plain[T]:
    kind = "plain"


class Derived[T](Plain,):
    kind: str = "derived"

    async def wait[U](self, x: U) -> U:
        return x

    async def wait_plain[V](self, x: V):
        return x, self.kind


async def arrow(x: int) -> int:
    return x + 1


def generic[K, V](items: dict[K, V], /, *rest: K, sort: bool = True, **named: V):
    return sorted(items) if sort else list(items), rest, sorted(named)


def run(coroutine):
    try:
        coroutine.send(None)
    except StopIteration as stop:
        return stop.value


def returns[R](value: R) -> R: return value


print(generic({"b": 1, "a": 2}, "c", d=3), returns(4))
d = Derived()
print(run(d.wait(1)), run(d.wait_plain(2)), run(arrow(3)), Plain.kind, d.kind)
(unbound): int
(bound): int = 5
d.kind: str = "changed"
print(bound, d.kind)
