"""Functions of functions. Those that need large classes are modules of their own, read when asked for."""

from _wrapper import update_wrapper


def reduce(function, iterable, *initial):
    iterator = iter(iterable)
    if initial:
        total = initial[0]
    else:
        for total in iterator:
            break
        else:
            raise TypeError("reduce() of empty iterable with no initial value")
    for item in iterator:
        total = function(total, item)
    return total


class partial:
    def __init__(self, func, *args, **keywords):
        if isinstance(func, partial):
            args = func.args + args
            keywords = dict(func.keywords, **keywords)
            func = func.func
        self.func = func
        self.args = args
        self.keywords = keywords

    def __call__(self, *args, **keywords):
        return self.func(*self.args, *args, **dict(self.keywords, **keywords))


def partialmethod(func, *args, **keywords):
    def method(self, *more, **more_keywords):
        return func(self, *args, *more, **dict(keywords, **more_keywords))

    return method


def wraps(wrapped, assigned=None, updated=None):
    return lambda wrapper: update_wrapper(wrapper, wrapped, assigned, updated)


class cached_property:
    def __init__(self, func):
        self.func = func

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        # The instance's own attribute comes first from now on.
        value = self.func(instance)
        setattr(instance, self.name, value)
        return value


def cmp_to_key(mycmp):
    class Key:
        def __init__(self, obj):
            self.obj = obj

        def __lt__(self, other):
            return mycmp(self.obj, other.obj) < 0

        def __gt__(self, other):
            return mycmp(self.obj, other.obj) > 0

        def __eq__(self, other):
            return mycmp(self.obj, other.obj) == 0

        def __le__(self, other):
            return mycmp(self.obj, other.obj) <= 0

        def __ge__(self, other):
            return mycmp(self.obj, other.obj) >= 0

    return Key


def total_ordering(cls):
    names = ("__lt__", "__le__", "__gt__", "__ge__")
    given = [name for name in names if hasattr(cls, name) and not hasattr(object, name) or name in cls.__dict__]
    if not given:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    for name in names:
        if name not in given:
            setattr(cls, name, _order(given[0], name[2] != given[0][2], name[3] == "e"))
    return cls


def _order(given, is_opposite, if_equal):
    def compare(self, other):
        result = getattr(self, given)(other)
        if result is NotImplemented:
            return result
        return if_equal if self == other else bool(result) != is_opposite

    return compare


def __getattr__(name):
    # The name is stored as one that stands here, so that a program keeps only what it uses of this module.
    import functools

    if name == "lru_cache":
        from _lru_cache import lru_cache as value

        functools.lru_cache = value
    elif name == "cache":
        from _lru_cache import cache as value

        functools.cache = value
    elif name == "singledispatch":
        from _singledispatch import singledispatch as value

        functools.singledispatch = value
    else:
        raise AttributeError("module 'functools' has no attribute '%s'" % name)
    return value
