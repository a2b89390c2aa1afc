# imports of typing, __future__ and collections.abc that only annotations need do nothing.
# differs: device (no typing)
from __future__ import annotations

import typing
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, Generic, Optional, Protocol, TypeVar, Union
import typing as t
import collections.abc

if TYPE_CHECKING:
    from no_such_module import Thing
    import another_missing_one

if typing.TYPE_CHECKING:
    import third
elif not TYPE_CHECKING:
    print("not for type checkers")


def f(a: Optional[int], b: Union[int, str] = 1) -> typing.List[int]:
    c: Any = a
    return [c, b]


def g(call: Callable[[int], t.Any], items: collections.abc.Iterable) -> Iterator[Thing]:
    return [call(i) for i in items]


class C:
    names: typing.ClassVar[list[str]] = ["x"]

    def me(self) -> "t.Self":
        if TYPE_CHECKING:
            print("never")
        return self


print(f(None), g(str, [1, 2]), C().me().names)
if not TYPE_CHECKING:
    print("runs")
