"""A queue with two ends."""


class deque:
    # The items are those of the list from `_head` on: what lies before was taken, or is room to grow into.
    def __init__(self, iterable=(), maxlen=None, flags=0):
        if maxlen is not None and maxlen < 0:
            raise ValueError("maxlen must be non-negative")
        self._items = []
        self._head = 0
        self._maxlen = maxlen
        self.extend(iterable)
        # MicroPython's third argument: a full queue is an error.
        self._checks = flags & 1

    @property
    def maxlen(self):
        return self._maxlen

    def _is_full(self):
        if self._maxlen is None or len(self) < self._maxlen:
            return False
        if self._checks:
            raise IndexError("full")
        return True

    _checks = 0

    def append(self, x):
        if self._is_full():
            if not self._maxlen:
                return
            self.popleft()
        self._items.append(x)

    def appendleft(self, x):
        if self._is_full():
            if not self._maxlen:
                return
            self._items.pop()
        if not self._head:
            room = len(self._items) // 2 + 4
            if self._maxlen is not None:
                room = min(room, self._maxlen)
            self._items[:0] = [None] * room
            self._head = room
        self._head -= 1
        self._items[self._head] = x

    def popleft(self):
        head = self._head
        items = self._items
        if head >= len(items):
            raise IndexError("pop from an empty deque")
        x = items[head]
        items[head] = None
        head += 1
        if head > 4 and head * 2 > len(items):
            del items[:head]
            head = 0
        self._head = head
        return x

    def pop(self):
        if self._head >= len(self._items):
            raise IndexError("pop from an empty deque")
        return self._items.pop()

    def extend(self, iterable):
        for x in list(iterable) if iterable is self else iterable:
            self.append(x)

    def extendleft(self, iterable):
        for x in list(iterable) if iterable is self else iterable:
            self.appendleft(x)

    def clear(self):
        self._items = []
        self._head = 0

    def rotate(self, n=1):
        items = self._items[self._head :]
        if items:
            n %= len(items)
            self._items = items[len(items) - n :] + items[: len(items) - n]
            self._head = 0

    def reverse(self):
        self._items = self._items[self._head :]
        self._items.reverse()
        self._head = 0

    def copy(self):
        return type(self)(self, self._maxlen)

    __copy__ = copy

    def _at(self, index):
        at = index + (self._head if index >= 0 else len(self._items))
        if at < self._head or at >= len(self._items):
            raise IndexError("deque index out of range")
        return at

    def __len__(self):
        return len(self._items) - self._head

    def __bool__(self):
        return len(self._items) > self._head

    def __getitem__(self, index):
        return self._items[self._at(index)]

    def __setitem__(self, index, x):
        self._items[self._at(index)] = x

    def __delitem__(self, index):
        del self._items[self._at(index)]

    def __iter__(self):
        length = len(self)
        for i in range(length):
            if len(self) != length:
                raise RuntimeError("deque mutated during iteration")
            yield self[i]

    def __reversed__(self):
        return reversed(self._items[self._head :])

    def __contains__(self, x):
        return x in self._items[self._head :]

    def count(self, x):
        return self._items[self._head :].count(x)

    def index(self, x, *bounds):
        return self._items[self._head :].index(x, *bounds)

    def insert(self, index, x):
        if self._maxlen is not None and len(self) >= self._maxlen:
            raise IndexError("deque already at its maximum size")
        items = self._items[self._head :]
        items.insert(index, x)
        self._items = items
        self._head = 0

    def remove(self, x):
        del self[self.index(x)]

    def __eq__(self, other):
        if not isinstance(other, deque):
            return NotImplemented
        return list(self) == list(other)

    def __lt__(self, other):
        return list(self) < list(other)

    def __add__(self, other):
        result = self.copy()
        result.extend(other)
        return result

    def __iadd__(self, other):
        self.extend(other)
        return self

    def __mul__(self, n):
        return type(self)(list(self) * n, self._maxlen)

    def __repr__(self):
        items = list(self)
        return "deque(%r)" % items if self._maxlen is None else "deque(%r, maxlen=%d)" % (items, self._maxlen)
