"""Functions of functions."""


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


def update_wrapper(wrapper, wrapped, assigned=None, updated=None):
    for name in ("__name__", "__qualname__", "__doc__", "__module__") if assigned is None else assigned:
        # Functions of the board take no attributes; other objects that wrap may.
        try:
            setattr(wrapper, name, getattr(wrapped, name))
        except AttributeError:
            pass
    try:
        wrapper.__wrapped__ = wrapped
    except AttributeError:
        pass
    return wrapper


def wraps(wrapped, assigned=None, updated=None):
    return lambda wrapper: update_wrapper(wrapper, wrapped, assigned, updated)


class _Cached:
    # A function with its results: `results` is in order of last use, the oldest first.
    def __init__(self, func, maxsize, typed):
        self.__wrapped__ = func
        self._maxsize = maxsize
        self._typed = typed
        self.cache_clear()

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return lambda *args, **keywords: self(instance, *args, **keywords)

    def __call__(self, *args, **keywords):
        key = args
        if keywords:
            key = (args, tuple(keywords.items()))
        if self._typed:
            key = (key, tuple([type(each) for each in args]), tuple([type(each) for each in keywords.values()]))
        results = self._results
        if key in results:
            self._hits += 1
            if self._maxsize is None:
                return results[key]
            result = results.pop(key)
        else:
            self._misses += 1
            result = self.__wrapped__(*args, **keywords)
            if self._maxsize is not None and len(results) >= self._maxsize:
                if not self._maxsize:
                    return result
                for oldest in results:
                    break
                del results[oldest]
        results[key] = result
        return result

    def cache_clear(self):
        self._results = {}
        self._hits = self._misses = 0

    def cache_info(self):
        return _CacheInfo((self._hits, self._misses, self._maxsize, len(self._results)))

    def cache_parameters(self):
        return {"maxsize": self._maxsize, "typed": self._typed}


class _CacheInfo(tuple):
    hits = property(lambda self: self[0])
    misses = property(lambda self: self[1])
    maxsize = property(lambda self: self[2])
    currsize = property(lambda self: self[3])

    def __repr__(self):
        return "CacheInfo(hits=%r, misses=%r, maxsize=%r, currsize=%r)" % tuple(self)


def lru_cache(maxsize=128, typed=False):
    if callable(maxsize):
        return _Cached(maxsize, 128, False)
    if maxsize is not None and maxsize < 0:
        maxsize = 0
    return lambda func: _Cached(func, maxsize, typed)


def cache(func):
    return _Cached(func, None, False)


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


class singledispatch:
    def __init__(self, func):
        self._functions = {object: func}
        update_wrapper(self, func)

    def __call__(self, *args, **keywords):
        return self.dispatch(type(args[0]))(*args, **keywords)

    def dispatch(self, cls):
        found = object
        for each in self._functions:
            if issubclass(cls, each) and (found is object or issubclass(each, found)):
                found = each
        return self._functions[found]

    def register(self, cls, func=None):
        if func is None:
            return lambda func: self.register(cls, func)
        self._functions[cls] = func
        return func

    @property
    def registry(self):
        return self._functions
