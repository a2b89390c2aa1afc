# Loops over bytes, bytearrays and what looks like them, which may change meanwhile.
def total(data):
    t = 0
    for b in data:
        t = t * 3 + b
    return t


print(total(b''), total(b'abc'), total(bytes(300)), total(bytearray(b'\x00\xff')))
for b in b'one':
    if b == 110:
        continue
    for c in bytearray(b'xy'):
        print(b, c)
        if c == 121 and b == 101:
            break
else:
    print('end')

grown = bytearray(b'ab')
seen = []
for b in grown:
    seen.append(b)
    if len(grown) < 6:
        grown.append(b + 1)
print(seen, grown)

shrunk = bytearray(range(10))
seen = []
for b in shrunk:
    seen.append(b)
    if len(shrunk) > 4:
        shrunk[-2:] = b''
print(seen)

for b in memoryview(b'12345')[1:4]:
    print(b, end=' ')
print()


class Data(bytes):
    def __iter__(self):
        yield from (1, 2)


class Plain(bytearray):
    pass


print([b for b in Data(b'zz')], [b for b in Plain(b'ab')], max(b'axb'), sorted(b'cab'), list(bytearray(3)))


def squares(data):
    for b in data:
        try:
            yield b * b
        finally:
            print('<', end='')


print(sum(squares(b'\x01\x02\x03')))
for a, b in zip(b'ab', bytearray(b'cd')):
    print(a, b)
