# typing imports in functions, classes, try, and names used in nested annotations, defaults and dataclass-like code.
# differs: device (no typing)
try:
    from typing import Callable, Literal
except ImportError:
    pass


def f(mode: Literal["a", "b"] = "a") -> Callable[..., None]:
    from typing import Any, Dict

    table: Dict[str, Any] = {mode: 1}
    return lambda: table


class Config:
    from typing import ClassVar as CV

    name: CV[str] = "config"
    size: int = 3
    items: "list[Any]"

    def __init__(self, **kw: object):
        import typing

        found: typing.Optional[int] = kw.get("size")
        if found is not None:
            self.size: int = found

    def each(self, visit: Callable[[int], None]) -> None:
        for i in range(self.size):
            visit(i)


seen: list[int] = []
Config(size=2).each(seen.append)
print(f("b")(), Config.name, seen, Config().size)
if True:
    from collections.abc import Sequence

    def total(values: Sequence[float], start: "float | None" = None) -> float:
        result: float = start or 0
        for value in values:
            result += value
        return result


print(total([1, 2, 3]), total((1,), 5))
