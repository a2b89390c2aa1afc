# Programs over bytes: checksums, a ring buffer, base 64, run-length packing, a bit set.
def crc8(data):
    crc = 0
    for b in data:
        crc ^= b
        for _ in range(8):
            crc = (crc << 1 ^ 0x07) & 0xFF if crc & 0x80 else crc << 1
    return crc

print(crc8(b"123456789"), crc8(b""), crc8(bytes(range(20))))

class Ring:
    def __init__(self, size):
        self.data = bytearray(size)
        self.start = self.used = 0

    def put(self, b):
        if self.used == len(self.data):
            return False
        self.data[(self.start + self.used) % len(self.data)] = b
        self.used += 1
        return True

    def get(self):
        if not self.used:
            return None
        b = self.data[self.start]
        self.start = (self.start + 1) % len(self.data)
        self.used -= 1
        return b

ring = Ring(4)
print([ring.put(b) for b in b"abcde"], ring.get(), ring.put(120), bytes(ring.data))
out = bytearray()
while True:
    b = ring.get()
    if b is None:
        break
    out.append(b)
print(out, bytes(out))

LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
def base64(data):
    out = bytearray()
    for i in range(0, len(data), 3):
        group = data[i:i + 3]
        n = int.from_bytes(group + bytes(3 - len(group)), "big")
        for k in range(4):
            out.append(LETTERS[n >> (18 - 6 * k) & 63] if k <= len(group) else 61)
    return bytes(out)

for text in (b"", b"M", b"Ma", b"Man", b"light work."):
    print(base64(text).decode())

def pack(data):
    out = bytearray()
    for b in data:
        if out and out[-1] == b and out[-2] < 255:
            out[-2] += 1
        else:
            out += bytes((1, b))
    return bytes(out)

def unpack(data):
    return b"".join(data[i + 1:i + 2] * data[i] for i in range(0, len(data), 2))

image = b"\0" * 10 + b"\x09" * 3 + b"\0"
print(pack(image), unpack(pack(image)) == image, len(pack(b"a" * 600)))
bits = bytearray(4)
for n in (0, 3, 8, 31, 30):
    bits[n >> 3] |= 1 << (n & 7)
print(bits, [n for n in range(32) if bits[n >> 3] >> (n & 7) & 1])
