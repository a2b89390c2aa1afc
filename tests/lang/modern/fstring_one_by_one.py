# f-strings: each field is evaluated and formatted before the next is evaluated.
# differs: device (an f-string evaluates all fields, then formats them)
class Loud:
    def __init__(self, name):
        self.name = name
        print("made", name)

    def __str__(self):
        print("str", self.name)
        return self.name

    def __repr__(self):
        print("repr", self.name)
        return "<" + self.name + ">"


def width(n):
    print("width", n)
    return n


items = [1, 2, 3]
print(f"{items} {items.pop()} {items}")
print(f"{Loud('a')} and {Loud('b')!r} and {Loud('c')}")
a, b = Loud("d"), Loud("e")
print(f"{a} {b!r} {a.name}")
print(f"{a.name:>{width(3)}}|{Loud('f')}|{b.name:{width(2)}}|")
print(f"{len(items)}: {(items := [])}, {items}, {items.append(5)}, {items[0]}")
print(f"{1}{items.append(6)}{'x'}{[items.append(i) for i in (7, 8)]} {items}")


def steps():
    data = ["x"]
    text = f"{data} {(yield 1)} {data} {(yield 2)}"
    print(text)


s = steps()
next(s)
s.send("a")
try:
    s.send("b")
except StopIteration:
    pass
