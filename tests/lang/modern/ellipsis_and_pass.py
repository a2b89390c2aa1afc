# `...`, pass, docstrings and bare constants as bodies; expressions statements that must be evaluated.
# differs: device (no match)
def stub(): ...


def documented():
    """Only a docstring."""


def constants():
    1
    "text"
    None
    ...
    b"bytes"
    (1, 2)
    -5
    return "end"


class Empty: ...


class Doc:
    """A docstring."""
    ...


class Protocol:
    def method(self) -> int: ...

    async def wait(self) -> None: ...


print(stub(), documented(), constants(), Empty().__class__ is Empty, Protocol().method(), ... is Ellipsis)
for i in range(2): ...
while i < 1: ...
if i: ...
elif stub(): pass
else: ...
try: ...
except ValueError: ...
finally: ...
with_effect = []
with_effect.append(1), with_effect.append(2)
[with_effect.append(x) for x in (3, 4)]
with_effect.append(5) if with_effect else ...
with_effect and with_effect.append(6) or ...
(lambda: with_effect.append(7))()
{with_effect.append(8): ...}
f"{with_effect.append(9)}"
with_effect[0] == with_effect[1] < with_effect[2]
try:
    undefined_name
except NameError:
    print("evaluated")
try:
    with_effect[100]
    -"text"
except IndexError:
    print("index")
match with_effect:
    case []: ...
    case _: pass
print(with_effect, [...][0] is ..., {...: 1}[...], (..., ...) == (Ellipsis,) * 2)
