# Methods that run while an operation is under way: __index__ and iterators that change the sequence, __call__ in circles.
# differs: micropython (its sequences take no object with __index__)
class Index:
    def __init__(self, target, value):
        self.target = target
        self.value = value

    def __index__(self):
        self.target.clear()
        return self.value


def attempt(make, work):
    target = make()
    try:
        print(work(target, Index(target, 3)), target)
    except (IndexError, ValueError) as error:
        print(type(error).__name__, target)


def delete(target, index):
    del target[index]


def delete_slice(target, index):
    del target[index:]


def delete_stepped(target, index):
    del target[::index]


def store(target, index):
    target[index] = 7


def store_slice(target, index):
    target[index:5] = target[:0]


def numbers():
    return [1, 2, 3, 4, 5, 6]


def text():
    return bytearray(b"hello world")


works = (
    delete,
    delete_slice,
    delete_stepped,
    store,
    store_slice,
    lambda target, index: target[index],
    lambda target, index: target[index:],
    lambda target, index: target[:index],
    lambda target, index: target[1:index:2],
    lambda target, index: target.pop(index),
    lambda target, index: target.insert(index, 9),
)
for work in works:
    attempt(numbers, work)
    attempt(text, work)
# CPython searches memory that it has freed: what it finds is not always the same.
attempt(text, lambda target, index: target.find(b"o", index) < 99)
attempt(text, lambda target, index: len(target.split(b"o", index)) > 0)


def pieces(separator):
    yield b"a"
    separator[0] = 43
    yield b"b"


separator = bytearray(b"---")
print(separator.join(pieces(separator)), separator)


class Circle:
    pass


Circle.__call__ = Circle()
try:
    Circle()()
except RuntimeError:
    print("called in a circle")
