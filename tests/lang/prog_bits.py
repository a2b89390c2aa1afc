# Bits: counting, reversing, Gray code, parity, masks, a bit set.
def ones(n):
    count = 0
    while n:
        n &= n - 1
        count += 1
    return count


def reverse(n, width=8):
    out = 0
    for _ in range(width):
        out = out << 1 | n & 1
        n >>= 1
    return out


def gray(n):
    return n ^ n >> 1


class BitSet:
    def __init__(self, items=()):
        self.bits = 0
        for i in items:
            self.bits |= 1 << i

    def __contains__(self, i):
        return bool(self.bits >> i & 1)

    def __iter__(self):
        bits, i = self.bits, 0
        while bits:
            if bits & 1:
                yield i
            bits >>= 1
            i += 1

    def __or__(self, other):
        return BitSet(list(self) + list(other))

    def __and__(self, other):
        out = BitSet()
        out.bits = self.bits & other.bits
        return out

    def __xor__(self, other):
        out = BitSet()
        out.bits = self.bits ^ other.bits
        return out

    def __len__(self):
        return ones(self.bits)


print([ones(n) for n in range(17)], ones(2 ** 40 - 1))
print(["{:08b}".format(reverse(n)) for n in (1, 6, 200)])
print([gray(n) for n in range(8)])
a, b = BitSet([1, 5, 40]), BitSet(range(4, 8))
print(list(a | b), list(a & b), list(a ^ b), len(a | b), 40 in a, 41 in a)
print(-1 >> 5, -8 >> 1, 1 << 31, ~0, ~-5, -6 & 0xFF, 5 & ~4, 3 | -16)
print(bin(10), hex(255), oct(8), bin(-5), hex(1 << 40))
