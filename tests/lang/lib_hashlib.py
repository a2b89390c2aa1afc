# differs: micropython (its hashes cannot be copied or used after digest)
import binascii
import hashlib

for data in (b"", b"a", b"abc", b"message digest", b"x" * 55, b"x" * 56, b"x" * 63, b"x" * 64, b"x" * 65):
    print(len(data), hashlib.sha256(data).hexdigest())

whole = hashlib.sha256()
whole.update(b"The quick brown fox ")
copy = whole.copy()
whole.update(b"jumps over ")
whole.update(bytearray(b"the lazy dog"))
print(whole.hexdigest() == hashlib.sha256(b"The quick brown fox jumps over the lazy dog").hexdigest())
print(copy.hexdigest() == hashlib.sha256(b"The quick brown fox ").hexdigest(), copy.hexdigest() == whole.hexdigest())
print(whole.digest()[:4], len(whole.digest()), whole.digest_size, whole.block_size, whole.name)
print(hashlib.new("sha256", b"abc").digest() == hashlib.sha256(b"abc").digest())
try:
    hashlib.sha256("text")
except TypeError:
    print("TypeError")
try:
    hashlib.new("nothing")
except ValueError as error:
    print("ValueError", error)


def hmac(key, message):
    # RFC 2104.
    key = key + bytes(64 - len(key))
    inner = hashlib.sha256(bytes([byte ^ 0x36 for byte in key]) + message).digest()
    return hashlib.sha256(bytes([byte ^ 0x5C for byte in key]) + inner).hexdigest()


print(hmac(b"Jefe", b"what do ya want for nothing?"))


class Block:
    def __init__(self, before, text):
        self.text = text
        self.before = before
        self.hash = hashlib.sha256(before + text.encode()).digest()


chain = [Block(b"", "first")]
for text in ("second", "third"):
    chain.append(Block(chain[-1].hash, text))
print(binascii.hexlify(chain[-1].hash)[:16])
chain[1].text = "forged"
for block in chain:
    print(block.text, hashlib.sha256(block.before + block.text.encode()).digest() == block.hash)
