# Classes: attributes of class and instance, methods, rebinding, deletion.
class Counter:
    total = 0
    step = 1

    def __init__(self, start=0):
        self.value = start
        Counter.total += 1

    def up(self, n=None):
        self.value += self.step if n is None else n
        return self


a, b = Counter(), Counter(10)
a.up().up()
b.up(5)
print(a.value, b.value, Counter.total, a.total)
a.step = 100
a.up()
b.up()
print(a.value, b.value, a.step, b.step, Counter.step)
Counter.step = 7
a.up()
b.up()
print(a.value, b.value)
del a.step
print(a.up().value, sorted(a.__dict__.items()), "step" in a.__dict__)
up = b.up
print(up().value, up(1).value, Counter.up(b, 2).value)
Counter.down = lambda self: self.up(-1)
print(a.down().value)
a.note = "own"
print(a.note, hasattr(a, "note"), hasattr(b, "note"), getattr(b, "note", "none"))
setattr(b, "note", 5)
print(b.note)
delattr(b, "note")
try:
    b.note
except AttributeError as e:
    print("AttributeError")
try:
    del b.note
except AttributeError as e:
    print("AttributeError")
print(type(a) is Counter, type(a).__name__, isinstance(a, Counter), isinstance(5, Counter), callable(a), callable(Counter))


class Empty:
    pass


e = Empty()
e.x, e.y, e.z = 1, 2, 3
print(e.x + e.y + e.z, Empty() is not Empty(), e == e, e == Empty())
