# f-strings evaluate their fields from left to right, specifications after values.
log = []


def n(value):
    log.append(value)
    return value


print(f"{n('a')}{n('b')} {n('c')}", log)
log.clear()
print(f"{n('x'):{n('>')}{n(5)}}|{n('y')}", log)
log.clear()
print(f"{n(1)}" "text" f"{n(2)}" "{n(3)}", log)
log.clear()
print(f"{n(1)=}{n(2)!r}{n('s')!s}", log)
log.clear()
print(f"{n(1) if n(0) else n(2)}{n(3) and n(4)}{[n(i) for i in (5, 6)]}", log)
log.clear()


def several():
    yield f"{yield 1}-{yield 2}"


g = several()
print(next(g), g.send("a"), g.send("b"))
x = 1
print(f"{(x := x + 1)}{x}{(x := x * 5)}{x}", x)
try:
    f"{n('before')}{1 / 0}{n('after')}"
except ZeroDivisionError:
    print(log)
print(f"{f'{n(1)}'}{f'{n(2):{n(3)}}'}", log[-3:])
