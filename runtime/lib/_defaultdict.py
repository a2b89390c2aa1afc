"""A dict that makes the values it lacks."""


class defaultdict(dict):
    def __init__(self, default_factory=None, *args, **keywords):
        if default_factory is not None and not callable(default_factory):
            raise TypeError("first argument must be callable or None")
        super().__init__(*args, **keywords)
        self.default_factory = default_factory

    def __missing__(self, key):
        if self.default_factory is None:
            raise KeyError(key)
        value = self[key] = self.default_factory()
        return value

    def __getitem__(self, key):
        return super().__getitem__(key) if key in self else self.__missing__(key)

    def __iter__(self):
        return iter(self.keys())

    def copy(self):
        return type(self)(self.default_factory, self)

    __copy__ = copy

    def __repr__(self):
        return "defaultdict(%r, %r)" % (self.default_factory, dict(self))
