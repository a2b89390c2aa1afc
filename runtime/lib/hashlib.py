"""SHA-256."""

# The first 32 bits of the fractions of the cube roots of the first 64 primes.
_K = (
    0x428A2F98, 0x71374491, 0xB5C0FBCF, 0xE9B5DBA5, 0x3956C25B, 0x59F111F1, 0x923F82A4, 0xAB1C5ED5,
    0xD807AA98, 0x12835B01, 0x243185BE, 0x550C7DC3, 0x72BE5D74, 0x80DEB1FE, 0x9BDC06A7, 0xC19BF174,
    0xE49B69C1, 0xEFBE4786, 0x0FC19DC6, 0x240CA1CC, 0x2DE92C6F, 0x4A7484AA, 0x5CB0A9DC, 0x76F988DA,
    0x983E5152, 0xA831C66D, 0xB00327C8, 0xBF597FC7, 0xC6E00BF3, 0xD5A79147, 0x06CA6351, 0x14292967,
    0x27B70A85, 0x2E1B2138, 0x4D2C6DFC, 0x53380D13, 0x650A7354, 0x766A0ABB, 0x81C2C92E, 0x92722C85,
    0xA2BFE8A1, 0xA81A664B, 0xC24B8B70, 0xC76C51A3, 0xD192E819, 0xD6990624, 0xF40E3585, 0x106AA070,
    0x19A4C116, 0x1E376C08, 0x2748774C, 0x34B0BCB5, 0x391C0CB3, 0x4ED8AA4A, 0x5B9CCA4F, 0x682E6FF3,
    0x748F82EE, 0x78A5636F, 0x84C87814, 0x8CC70208, 0x90BEFFFA, 0xA4506CEB, 0xBEF9A3F7, 0xC67178F2,
)


class sha256:
    digest_size = 32
    block_size = 64
    name = "sha256"

    def __init__(self, data=b""):
        # The same of the square roots of the first 8 primes.
        self._state = (
            0x6A09E667,
            0xBB67AE85,
            0x3C6EF372,
            0xA54FF53A,
            0x510E527F,
            0x9B05688C,
            0x1F83D9AB,
            0x5BE0CD19,
        )
        self._rest = b""
        self._length = 0
        self.update(data)

    def update(self, data):
        if isinstance(data, str):
            raise TypeError("Strings must be encoded before hashing")
        data = bytes(data)
        self._length += len(data)
        data = self._rest + data
        whole = len(data) & ~63
        for at in range(0, whole, 64):
            self._state = _block(self._state, data[at : at + 64])
        self._rest = data[whole:]

    def digest(self):
        # A one bit, zeros, and the number of bits.
        data = self._rest + b"\x80"
        data += bytes(-(len(data) + 8) & 63) + (self._length * 8).to_bytes(8, "big")
        state = self._state
        for at in range(0, len(data), 64):
            state = _block(state, data[at : at + 64])
        return b"".join([word.to_bytes(4, "big") for word in state])

    def hexdigest(self):
        return "".join(["%02x" % byte for byte in self.digest()])

    def copy(self):
        other = sha256()
        other._state = self._state
        other._rest = self._rest
        other._length = self._length
        return other


def _block(state, data):
    mask = 0xFFFFFFFF
    words = [int.from_bytes(data[i : i + 4], "big") for i in range(0, 64, 4)]
    a, b, c, d, e, f, g, h = state
    for i in range(64):
        if i < 16:
            w = words[i]
        else:
            # A word twice in a row turns as one of 64 bits shifts.
            x = words[i + 1 & 15]
            y = words[i + 14 & 15]
            xx = x << 32 | x
            yy = y << 32 | y
            w = words[i & 15] + words[i + 9 & 15]
            w += (xx >> 7 ^ xx >> 18 ^ x >> 3) & mask
            w = w + ((yy >> 17 ^ yy >> 19 ^ y >> 10) & mask) & mask
            words[i & 15] = w
        ee = e << 32 | e
        aa = a << 32 | a
        h += ((ee >> 6 ^ ee >> 11 ^ ee >> 25) & mask) + (g ^ e & (f ^ g)) + _K[i] + w
        t = ((aa >> 2 ^ aa >> 13 ^ aa >> 22) & mask) + (a & b | c & (a | b))
        a, b, c, d, e, f, g, h = h + t & mask, a, b, c, d + h & mask, e, f, g
    return tuple([x + y & mask for x, y in zip(state, (a, b, c, d, e, f, g, h))])


def new(name, data=b""):
    if name != "sha256":
        raise ValueError("unsupported hash type " + name)
    return sha256(data)
