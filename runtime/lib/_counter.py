"""A dict that counts."""


class Counter(dict):
    def __init__(self, iterable=None, **keywords):
        super().__init__()
        self.update(iterable, **keywords)

    def __missing__(self, key):
        return 0

    def __getitem__(self, key):
        return super().__getitem__(key) if key in self else self.__missing__(key)

    def __iter__(self):
        return iter(self.keys())

    def __delitem__(self, key):
        self.pop(key, None)

    def _add(self, iterable, keywords, sign):
        if isinstance(iterable, dict):
            for key, n in iterable.items():
                self[key] = self[key] + sign * n
        elif iterable is not None:
            for key in iterable:
                self[key] = self[key] + sign
        for key, n in keywords.items():
            self[key] = self[key] + sign * n

    def update(self, iterable=None, **keywords):
        self._add(iterable, keywords, 1)

    def subtract(self, iterable=None, **keywords):
        self._add(iterable, keywords, -1)

    def most_common(self, n=None):
        return sorted(self.items(), key=lambda item: item[1], reverse=True)[:n]

    def elements(self):
        for key, n in self.items():
            for _ in range(n):
                yield key

    def total(self):
        return sum(self.values())

    def copy(self):
        return type(self)(self)

    def _combine(self, other, function):
        # The counts that are left above zero, in the order of this one and then of the other.
        result = type(self)()
        for keys in (self, other):
            for key in keys:
                n = function(self[key], other[key])
                if n > 0:
                    result[key] = n
        return result

    def __add__(self, other):
        return self._combine(other, lambda a, b: a + b)

    def __sub__(self, other):
        return self._combine(other, lambda a, b: a - b)

    def __or__(self, other):
        return self._combine(other, max)

    def __and__(self, other):
        return self._combine(other, min)

    def __pos__(self):
        return self + Counter()

    def __neg__(self):
        return Counter() - self

    def __iadd__(self, other):
        return self + other

    def __isub__(self, other):
        return self - other

    def __ior__(self, other):
        return self | other

    def __iand__(self, other):
        return self & other

    def __eq__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all([self[key] == other[key] for keys in (self, other) for key in keys])

    def __ne__(self, other):
        return not self == other

    def __le__(self, other):
        return all([self[key] <= other[key] for keys in (self, other) for key in keys])

    def __ge__(self, other):
        return other <= self

    def __lt__(self, other):
        return self <= other and self != other

    def __gt__(self, other):
        return other < self

    def __repr__(self):
        if not self:
            return type(self).__name__ + "()"
        try:
            items = self.most_common()
        except TypeError:
            items = self.items()
        return "%s({%s})" % (type(self).__name__, ", ".join(["%r: %r" % item for item in items]))
