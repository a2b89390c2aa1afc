# typing names that mean nothing at run time: cast, type variables, Generic and Protocol bases, decorators.
# differs: device (no typing)
from typing import Generic, Optional, Protocol, TypeVar, Union, cast, final, overload
import typing

T = TypeVar("T")
K = typing.TypeVar("K", bound="Undefined")
Number = Union[int, float]
Table: "typing.TypeAlias" = typing.Dict[str, Optional[Number]]


class Box(Generic[T]):
    def __init__(self, item: T) -> None:
        self.item = item


class Sized(Protocol):
    def size(self) -> int: ...


class Both(Box, Generic[K]):
    @typing.no_type_check
    def size(self) -> int:
        return cast(int, self.item) + cast("Number", 1)


@overload
def double(x: int) -> int: ...
@overload
def double(x: str) -> str: ...
@final
def double(x):
    return typing.cast(Union[int, str], x) * 2


print(Box(5).item, Both(6).size(), double(2), double("ab"), isinstance(Both(1), Box))
print(cast("list[int]", [x for x in cast(T, range(3))]))


def scope():
    def cast_here(a, b):
        return a, b

    return cast_here(1, 2)


print(scope())
