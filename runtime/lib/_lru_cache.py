"""Functions that remember their results."""

from _wrapper import update_wrapper


class _Cached:
    # A function with its results: `results` is in order of last use, the oldest first.
    def __init__(self, func, maxsize, typed):
        update_wrapper(self, func)
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
