# differs: micropython (no search in an array, no order with an unequal end)
"""Arrays of numbers: type codes, items, order, sums, parts, and their bytes."""
from array import array


def attempt(function, *args):
    try:
        print(function(*args))
    except (TypeError, ValueError, OverflowError, IndexError) as error:
        print(type(error).__name__)


for code in "bBhHiIqQ":
    numbers = array(code, [1, 2, 100])
    numbers.append(7)
    numbers.extend((8, 9))
    print(numbers, len(numbers), sum(numbers), max(numbers), bool(numbers), 100 in numbers, 101 in numbers)
    print(numbers[0], numbers[-1], numbers[1:3], list(reversed(numbers)))
    numbers[2] = numbers[0] + 64
    print(numbers == array(code, [1, 2, 65, 7, 8, 9]), [x for x in numbers if x > 7])
print(array("h"), bool(array("i")), len(array("q")))

limits = {"b": (-128, 127), "B": (0, 255), "h": (-32768, 32767), "H": (0, 65535), "i": (-(2**31), 2**31 - 1)}
limits["I"] = (0, 2**32 - 1)
limits["q"] = (-(2**63), 2**63 - 1)
limits["Q"] = (0, 2**64 - 1)
for code, (low, high) in sorted(limits.items()):
    ends = array(code, [low, high])
    print(code, ends, ends[0] == low and ends[1] == high, bytes(ends))

# What lies in memory.
print(bytes(array("h", [1, -2])), bytearray(array("H", [0x101, 0x202])), array("H", b"\x01\x02\x03\x04"))
print(b"ab" + array("b", [99, 100]), int.from_bytes(array("H", [0x1234]), "little"))
print(array("b", array("H", [1, 2, 3])), array("I", (x * x for x in range(5))))

# Sums and order.
a, b = array("i", [1, 2]), array("i", [3])
print(a + b, (a + b)[2])
a += b
print(a, a == array("h", [1, 2, 3]), a != b, a == [1, 2, 3])
for left, right in (([1, 2], [1, 3]), ([1, 2], [1, 2]), ([1, 2, 0], [1, 2]), ([], [0])):
    left, right = array("h", left), array("h", right)
    print(left < right, left <= right, left > right, left >= right)

# Parts.
a = array("H", range(8))
a[2:4] = array("H", [70, 80, 90])
print(a, a[:2], a[7:], a[20:])

# Floats.
for code in "fd":
    floats = array(code, [1, 0.5, -2.25])
    floats.append(1e3)
    floats[0] += 0.25
    print(floats[0], floats[2], sum(floats), [x * 2 for x in floats], bytes(floats)[:4])

attempt(array, "x")
attempt(array, "b", [1, "2"])
attempt(array("b", [1]).append, None)
attempt(lambda: array("b", [1])[1])
attempt(lambda: array("b", [1])[-2])


class Signal(array):
    def peak(self):
        return max(self)


signal = Signal("h", [3, -7, 5])
signal.append(11)
print(signal.peak(), len(signal), signal[1], isinstance(signal, array))
