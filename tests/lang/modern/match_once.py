# match: the subject is evaluated once, the patterns in order until one fits.
# differs: device (no match)
calls = []


def subject():
    calls.append("subject")
    return 5


class Values:
    def __getattr__(self, name):
        calls.append(name)
        return {"one": 1, "five": 5, "six": 6}[name]


values = Values()
match subject():
    case values.one:
        calls.append("wrong")
    case values.five:
        calls.append("right")
    case values.six:
        calls.append("wrong")
print(calls)


class Counting:
    def __init__(self):
        self.seen = []

    def __eq__(self, other):
        self.seen.append(other)
        return False


counting = Counting()
match counting:
    case 1:
        pass
    case 2 | 3:
        pass
    case [_]:
        pass
    case "x" if True:
        pass
print(counting.seen)
match (count := len("four")), count + 1:
    case (4, five):
        print(five, count)
