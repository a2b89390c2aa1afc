"""Mutable things that are made before the program starts."""

items = [1, 2, 3]
table = {"a": 1, "b": {"c": [4]}}
large = {number: number * number for number in range(20)}
words = {"x", "y"}
frozen = frozenset(("p", "q"))
data = bytearray(b"hello")
alias = items
nested = [items, table]
text = "".join(["jo", "in", "ed"])
big = 2 ** 70
half = 1 / 2
grid = [[0] * 3 for _ in range(2)]
nothing = None
chars = "äöü"
zero = ()
view = range(3, 9, 2)
keys = {(1, 2): "tuple", 3.5: "float", b"b": "bytes", True: "bool", None: "none"}


def collect(item, into=[], *, more={}):
    into.append(item)
    more[item] = len(into)
    return into, more


def counter():
    n = 0

    def step(by=1):
        nonlocal n
        n += by
        return n

    def peek():
        return n

    return step, peek


step, peek = counter()
step()


def adder(k):
    return lambda x: x + k


add5 = adder(5)


class Node:
    def __init__(self, value, link=None):
        self.value = value
        self.link = link


head = Node(1, Node(2))
head.link.link = head
last = head.link
iterator = iter([10, 20, 30])
next(iterator)
failure = ValueError("kept", 3)
sentinel = object()


def is_sentinel(value):
    return value is sentinel
by_class = {int: "int", str: "str", Node: "node", adder: "adder", None: "none", "text": 1, 7: 2, True: 3, "x": 4, float: 5, list: 6}
classes = {Node, int, str, list, dict, tuple, set, bytes, float, bool, "word"}
