# comparison chains: each operand once, short circuit, mixed operators, in conditions and values.
log = []


def n(value):
    log.append(value)
    return value


def done(result):
    text = "%s %s" % (result, log)
    log.clear()
    return text


print(done(n(1) < n(2) < n(3)))
print(done(n(3) < n(2) < n(1)))
print(done(n(1) < n(5) > n(2) != n(4) == n(4)))
print(done(n(1) == n(1) in [n(1)] is not n(None)))
print(done(not n(1) < n(2) < n(2)))
print(done("yes" if n(1) <= n(1) <= n(0) else "no"))
while n(len(log)) < n(3) <= n(3):
    break
print(done("loop"))
print(done([x for x in range(5) if n(1) < x < n(4)]))
print(done(n(1) < n(2) and n(3) > n(2) > n(1) or n(9)))


class Loud:
    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        return [self.value, other.value]

    def __bool__(self):
        return True


print(Loud(1) < Loud(2) < Loud(3), (Loud(1) < Loud(2)) == [1, 2])
print(1 < 2 == True, (1 < 2) == True, 1 in [1] == True, None is None is None, "a" "b" < "b" not in ["a"])
print(done(n([]) or n(0) < n(1) < n([]) if False else n("else")))
