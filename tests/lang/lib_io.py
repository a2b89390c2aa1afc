# differs: micropython (its streams lack readlines and writelines)
from io import BytesIO, StringIO

stream = StringIO()
print(stream.write("one\n"), stream.write("two\nthree"), stream.tell())
print(repr(stream.getvalue()), repr(stream.read()))
print(stream.seek(0), repr(stream.readline()), stream.tell(), repr(stream.read(2)), repr(stream.readline(1)), repr(stream.read()))
stream.seek(4)
stream.write("TWO")
print(repr(stream.getvalue()), stream.seek(0), list(stream), stream.read() == "")
stream.seek(0, 2)
stream.writelines(["!", "?\n"])
stream.seek(0)
print(stream.readlines(), stream.truncate(5), repr(stream.getvalue()))
stream.seek(8)
stream.write("far")
print(repr(stream.getvalue()))
print(repr(StringIO("start").read(3)), repr(StringIO("a\n\nb").readline()), StringIO("\u20ac5").read(1) == "\u20ac")
for wrong in (lambda: stream.write(b"bytes"), lambda: stream.write(5)):
    try:
        wrong()
    except TypeError as error:
        print("TypeError", error)
with StringIO("in") as inner:
    print(inner.read(), inner.closed)
print(inner.closed)
for use in (inner.read, inner.getvalue, inner.tell, lambda: inner.write("x")):
    try:
        use()
    except ValueError as error:
        print("ValueError", error)

data = BytesIO(b"\x00\x01hello\nworld")
print(data.read(2), data.readline(), data.read(), data.read(1), data.tell())
data.seek(-5, 2)
print(data.read(3), data.seek(1, 1), data.read())
data.seek(0)
data.write(bytearray(b"AB"))
print(data.getvalue(), data.readable(), data.writable(), data.seekable())
buffer = bytearray(4)
print(data.readinto(buffer), buffer)
data.seek(0, 2)
print(data.readinto(buffer), data.write(b"end"), data.getvalue()[-4:])
data.seek(30)
data.write(b"x")
print(len(data.getvalue()), data.getvalue()[14:20], data.truncate(3), data.getvalue())
try:
    data.write("text")
except TypeError as error:
    print("TypeError", error)
try:
    data.seek(-1)
except ValueError:
    print("ValueError")
print([line for line in BytesIO(b"a\nb\n\nc")], BytesIO().read(), BytesIO(b"").getvalue())


def copy(source, target, size):
    total = 0
    while True:
        part = source.read(size)
        if not part:
            return total
        total += target.write(part)


target = BytesIO()
print(copy(BytesIO(bytes(range(50))), target, 7), target.getvalue() == bytes(range(50)))
log = StringIO()
for i in range(100):
    log.write("%d," % i)
print(len(log.getvalue()), log.getvalue()[-6:])
