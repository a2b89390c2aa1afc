# Constants and names share tables: equal texts, tuples and defaults must stay what they are.
# differs: device (it makes equal constants twice)


class ThermometerReading:
    __slots__ = ("temperature", "unit")
    names = ("ThermometerReading", "temperature", "another long string")
    kinds = (1, 2, 3, -1, 1000, None, True, ("nested", 4))

    def __init__(self, temperature=None, unit=None):
        self.temperature = temperature
        self.unit = unit


def defaults(a=None, b=True, *, c=None, d=False):
    return a, b, c, d


def other_defaults(a=None, b=True, c=()):
    return a, b, c


def constant():
    return (1, 2, "constant tuple"), (None, None)


reading = ThermometerReading(20, "a unit that is long")
print(ThermometerReading.__name__ == "ThermometerReading", ThermometerReading.names, ThermometerReading.kinds)
print(getattr(reading, "temperature"), getattr(reading, "unit"), hasattr(reading, "ThermometerReading"))
table = {"ThermometerReading": 1, "another long string": 2, "temperature": 3}
print(sorted(table), table["another " + "long string"], table["".join(["Thermometer", "Reading"])])
print(defaults(), defaults(1, c=2), other_defaults(), other_defaults(c=3), constant(), constant()[0] is constant()[0])
sums = []
for turn in range(3):
    for pair in ((1, 2), (3, 4), (turn, 5)):
        sums.append(pair[0] * pair[1])
print(sums, (1,) + (2,), () + (), ((), ((),)), len((1, "two", 3.5, b"four", ...)))
words = "one", "two", "three"
again = ("one", "two", "three")
print(words == again, words + again, {words: 1}[again], ("\n", "\0"), *("é", "日本語") + ("",))
print((-16, -17, 47, 48, 1073741823, 1073741824, -1073741825, 12345678901234567890))
