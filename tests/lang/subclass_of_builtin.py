# Subclasses of built-in types: their methods called through the type, and reflected operators of theirs that come first.
# differs: micropython (its built-in methods refuse instances of subclasses)
class Stack(list):
    def append(self, item):
        list.append(self, item * 2)

    def pop(self):
        return -list.pop(self)


class Table(dict):
    def get(self, key, default="none"):
        return dict.get(self, key, default)

    def sorted_items(self):
        return sorted(dict.items(self))


class Number(int):
    def __radd__(self, other):
        return ("radd", other)

    def __eq__(self, other):
        return ("eq", other)

    def __gt__(self, other):
        return ("gt", other)

    __hash__ = int.__hash__ if hasattr(int, "__hash__") else None


class Text(str):
    def __radd__(self, other):
        return "radd " + other


class Plain(int):
    pass


stack = Stack([1, 2])
stack.append(21)
list.insert(stack, 0, 9)
print(stack == [9, 1, 2, 42], stack.pop(), len(stack), list.index(stack, 2))
table = Table(a=1)
table["b"] = 2
print(table.get("a"), table.get("z"), table.sorted_items(), sorted(dict.keys(table)))
print(1 + Number(2), 1 == Number(2), 1 < Number(5), Number(2) + 1)
print("a" + Text("b"), Text("a") + "b", "a" == Text("a"))
print(1 + Plain(2), 3 == Plain(3), 2 < Plain(3), Plain(7) // 2)
print(set.union({1}, frozenset([2])) == {1, 2}, tuple.index((1, 2, 3), 3))
try:
    list.append({}, 1)
except TypeError:
    print("TypeError")
