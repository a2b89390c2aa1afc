# type parameters and aliases in nested places, with decorators, async, and their names as variables.
# differs: device (no type parameters)
def apply[**P, R](function, *args, **kwargs) -> R:
    return function(*args, **kwargs)


seen = []


def remember[F](function: F) -> F:
    seen.append(function)
    return function


class Registry[K: str, V]:
    type Table = dict[K, V]

    def __init__(self):
        self.table: Registry.Table = {}

    @remember
    def add[T: (int, str)](self, key: K, value: T, /, *more: T) -> T:
        type Local[X] = list[X] | T
        inner: Local[int] = [value, *more]
        self.table[key] = inner
        return value

    class Nested[A, *B](list):
        async def fetch[C](self, item: C = 5) -> C:
            return item


T = "a variable"
K = 1
r = Registry()
print(r.add("k", 1, 2), r.table, apply(max, 3, 4), apply(sorted, [2, 1], key=lambda x: x), len(seen), T, K)
try:
    Registry.Nested([1]).fetch().send(None)
except StopIteration as stop:
    print(stop.value)
type Alias[T] = T
type = 5
type *= 2
print(type, [type for type in range(2)])


def local():
    type Inner = int
    type = "local"
    type: str = type + "!"
    return type


print(local(), T, (lambda type: type)(7))


