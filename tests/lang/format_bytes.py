# % on bytes.
print(b"%d %i %x %X %o" % (42, -42, 255, 255, 8), b"%5d|%-5d|%05d" % (42, 42, 42), b"%%" % ())
print(b"=%d=" % 1, b"=%d=%d=" % (1, 2), b"%c" % 65, b"%5.1f|%e" % (2.5, 1.0))
print(b"plain" % (), b"" % (), len(b"%d" % 12345), type(b"%d" % 1) is bytes)
print(b"%+d % d %#x" % (1, 2, 3), b"%*d" % (5, 42))
def check(template, values):
    try:
        print(template % values)
    except (TypeError, ValueError) as e:
        print(template, type(e).__name__)
check(b"%d", "x")
check(b"%d", ())
check(b"%d", (1, 2))
check(b"%", 1)
check(b"%z", 1)
check(b"%f", b"a")
packet = b""
for i in range(4):
    packet += b"%02x:" % (i * 37)
print(packet, packet.split(b":"))
header = b"LEN=%04d;" % len(packet)
print(header + packet, int(header[4:8].decode()))
