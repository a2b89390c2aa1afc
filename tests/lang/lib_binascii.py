import binascii
import errno

for data in (b"", b"\x00", b"\x01\xfe\xff", b"hello"):
    print(binascii.hexlify(data), binascii.unhexlify(binascii.hexlify(data)) == data)
print(binascii.hexlify(bytearray(b"ab")), binascii.hexlify(b"\x0a\x0b\x0c", ":"), binascii.hexlify(b"", "-"))
print(binascii.unhexlify("0aFf"), binascii.unhexlify(b"00ff"))
for bad in ("123", "0g", b"x1"):
    try:
        binascii.unhexlify(bad)
    except ValueError:
        print("ValueError")

for n in range(7):
    data = bytes(range(250, 250 + n)) if n < 6 else b"The quick brown fox jumps"
    text = binascii.b2a_base64(data)
    print(text, binascii.a2b_base64(text) == data)
print(binascii.b2a_base64(b"\xff\xfe\xfd", newline=False), binascii.a2b_base64("/+79"))
print(binascii.a2b_base64(b"Zm 9v\nYm\x00Fy"), binascii.a2b_base64(b"Zm8="), binascii.a2b_base64(b"Zg==Zg=="))
for bad in (b"abc", b"a", b"ab=", b"ab=c"):
    try:
        binascii.a2b_base64(bad)
    except ValueError:
        print("ValueError", bad)

print(binascii.crc32(b""), binascii.crc32(b"a"), hex(binascii.crc32(b"The quick brown fox jumps over the lazy dog")))
part = binascii.crc32(b"The quick brown fox ")
print(hex(binascii.crc32(b"jumps over the lazy dog", part)))


def dump(data, width=8):
    for at in range(0, len(data), width):
        row = data[at : at + width]
        shown = "".join([chr(byte) if 32 <= byte < 127 else "." for byte in row])
        print("%04x  %-24s %s" % (at, str(binascii.hexlify(row, " "), "ascii"), shown))


dump(b"Hello, micro:bit!\x00\x01\x02")
print(errno.ENOENT, errno.EINVAL, errno.errorcode[errno.EIO], errno.ETIMEDOUT == 110)
try:
    raise OSError(errno.ENOENT, "missing")
except OSError as error:
    print(error.errno == errno.ENOENT, errno.errorcode[error.errno])
