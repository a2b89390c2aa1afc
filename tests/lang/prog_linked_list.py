# A linked list with the iterator protocol.
class Node:
    def __init__(self, value, next=None):
        self.value = value
        self.next = next


class LinkedList:
    def __init__(self, items=()):
        self.head = None
        self.size = 0
        for item in items:
            self.push(item)

    def push(self, value):
        self.head = Node(value, self.head)
        self.size += 1

    def pop(self):
        if self.head is None:
            raise IndexError("empty list")
        node = self.head
        self.head = node.next
        self.size -= 1
        return node.value

    def __len__(self):
        return self.size

    def __iter__(self):
        node = self.head
        while node:
            yield node.value
            node = node.next

    def reverse(self):
        before, node = None, self.head
        while node:
            node.next, before, node = before, node, node.next
        self.head = before

    def __contains__(self, value):
        return any(v == value for v in self)

    def __getitem__(self, i):
        for k, v in enumerate(self):
            if k == i:
                return v
        raise IndexError(i)


items = LinkedList("abcde")
print(list(items), len(items), bool(items), bool(LinkedList()))
items.reverse()
print("".join(items), "c" in items, "z" in items, items[2])
print(items.pop(), items.pop(), len(items))
try:
    items[10]
except IndexError as e:
    print("IndexError", e.args)
while len(items):
    items.pop()
try:
    items.pop()
except IndexError as e:
    print(e)
