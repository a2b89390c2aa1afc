# MicroPython's const(): names with values for the compiler.

try:
    from micropython import const
except ImportError:

    def const(value):
        return value


def before():
    return _LATE + PUBLIC


_HIDDEN = const(7)
PUBLIC = const(_HIDDEN * 2 + 1)
_LATE = const(100)
_TEXT = const("text")
_PAIR = const((1, -2, "three"))
_MASK: int = const((1 << 8) - 1)
CHANGED = const(1)


def use(argument=_HIDDEN):
    return argument, _HIDDEN + PUBLIC, _TEXT * 2, _PAIR[1], _MASK, -_HIDDEN, not PUBLIC


def parameter(_HIDDEN, PUBLIC=2):
    return _HIDDEN, PUBLIC


def local():
    _LATE = "local"
    return _LATE


def inner_const():
    _INNER = const(3)
    other = const(_INNER + 1)

    def inside():
        return other

    return _INNER, [_INNER for _ in "ab"], inside()


def captured(PUBLIC):
    def inside():
        return PUBLIC

    return inside()


def change():
    global CHANGED
    CHANGED += 1
    return CHANGED


class Register:
    _ADDRESS = const(0x40)
    SIZE = const(2)
    both = _ADDRESS + SIZE

    def address(self):
        return self._ADDRESS, self.SIZE, PUBLIC


class Attribute:
    PUBLIC = "attribute"


print(before(), use(), use(1), parameter(5), parameter(5, PUBLIC=6))
print(local(), inner_const(), captured("captured"))
print(CHANGED, change(), change(), CHANGED)
print(Register().address(), Register.both, Attribute.PUBLIC, PUBLIC)
print([PUBLIC for PUBLIC in range(2)], PUBLIC, {"PUBLIC": PUBLIC}, dict(PUBLIC=1))
x = y = const(5)
a, b = const(1), const(2)
print(x, y, a, b, const(x + 1))
if _MASK == 255:
    print("the mask is right")
else:
    print("never")
