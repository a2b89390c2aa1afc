# RUN: ast %
# RUN: tokens %
# FAIL: ast check/latin_1.py
# FAIL: tokens check/latin_1.py
"""Trees and tokens."""


async def f(a: int, *, b=1_000, **c):
    return [x async for x in a if x] + b"\x00" + 1.5e-7j, 0x_ffff_ffff_ffff_ffff_ffff


name = f"{f!r:>{10}} {{text}}"
match name:
    case {"k": [1, *_], **rest} if not rest:
        pass
