# operators: operands from left to right, reflected methods, precedence, unary chains, matrix product, in and is.
log = []


class V:
    def __init__(self, name):
        self.name = name

    def __add__(self, other):
        return self.op("+", other)

    def __radd__(self, other):
        return V("(%s r+ %s)" % (other, self.name))

    def __mul__(self, other):
        return self.op("*", other)

    def __matmul__(self, other):
        return self.op("@", other)

    def __neg__(self):
        return V("-" + self.name)

    def __invert__(self):
        return V("~" + self.name)

    def __contains__(self, other):
        log.append("contains")
        return "yes"

    def __lt__(self, other):
        return self.op("<", other)

    def op(self, sign, other):
        return V("(%s%s%s)" % (self.name, sign, getattr(other, "name", other)))


def v(name):
    log.append(name)
    return V(name)


def done(value):
    text = "%s %s" % (getattr(value, "name", value), " ".join(log))
    log.clear()
    return text


print(done(v("a") + v("b") * v("c")), done((v("a") + v("b")) * v("c")), done(-v("a") + ~v("b") @ v("c")))
print(done(1 + v("a")), done(v("a") + 1 + v("b")), done(v("a") < v("b")), done(- - ~v("a")))
print(done(v("x") in v("y")), done(v("x") not in v("y")), done(v("x") is not v("y")), done(not v("x")))
print(2 + 3 * 4 ** 2 // 5 % 6 - -1, 1 << 2 + 1, 6 & 3 | 8 ^ 1, ~1 + 2, -2 ** 2, 2 ** -1, not 1 == 2, 5 - 3 - 1)
print(7 // 2 * 2 + 7 % 2, "a" + "b" * 2, [1] * 2 + [2], (1,) + () + (2,), 1 < 2 < 3 != 4 in [4], 10 / 4 / 2)
