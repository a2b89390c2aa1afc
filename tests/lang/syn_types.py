# Annotations, type parameters and type statements: erased, not evaluated.
# differs: device (no type parameters)
from_somewhere = 1
x: int = 5
y: "not a name at all" = x
z: list[int]
class Stack[T]:
    items: list[T]
    size: int = 0

    def __init__(self) -> None:
        self.items = []

    def push(self, item: T) -> "Stack[T]":
        self.items.append(item)
        self.size += 1
        return self

    def pop[U](self, default: U = None) -> T | U:
        return self.items.pop() if self.items else default


def first[T, *Ts, **P](items: list[T]) -> T:
    return items[0]


def bounded[N: (int, float)](n: N, *more: N) -> N:
    total: N = n
    for m in more:
        total += m
    return total


type Pair[A] = tuple[A, A]
type = "a plain name"
match = case = _ = 1
print(type, match, case, _)
s = Stack().push(1).push(2)
print(s.pop(), s.pop(), s.pop("empty"), s.size, Stack.size)
print(first([7, 8]), bounded(1), bounded(1, 2, 3))


def local():
    a: int
    b: int = 1
    (c): int = 2
    holder = Stack()
    holder.note: str = "n"
    holder.items: list = [0]
    return b + c, holder.note, holder.items


print(local(), x, y)
try:
    z
except NameError:
    print("z has no value")
