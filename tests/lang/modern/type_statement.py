# `type` statements and type parameters of functions and classes are for type checkers.
# differs: device (no type statement)
type Alias = int
type Generic[T] = list[T] | Undefined[T]
type Recursive = tuple[Recursive, ...]


def first[T](items: list[T]) -> T:
    return items[0]


def bounded[T: (int, str), *Ts, **P](a: T, *args: *Ts) -> T:
    return a


class Stack[T]:
    def __init__(self) -> None:
        self.items: list[T] = []

    def push[U: object](self, item: U) -> "Stack[T]":
        self.items.append(item)
        return self

    class Inner[V](list):
        pass


class Sub[T](Stack):
    type Own = T
    field = 5


async def wait[T](x: T) -> T:
    return x


print(first([1, 2]), bounded("x", 1), len(Stack().push(1).push("a").items), Sub.field, len(Stack.Inner()))
print(Sub().push(3).items, isinstance(Sub(), Stack))
type = "a variable"
print(type, type[0])
