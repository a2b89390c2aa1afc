"""Iterators made of iterators."""


def count(start=0, step=1):
    while True:
        yield start
        start += step


def cycle(iterable):
    saved = []
    for item in iterable:
        yield item
        saved.append(item)
    while saved:
        for item in saved:
            yield item


def repeat(object, times=None):
    if times is None:
        while True:
            yield object
    for _ in range(times):
        yield object


def accumulate(iterable, func=None, *, initial=None):
    iterator = iter(iterable)
    total = initial
    if initial is None:
        for total in iterator:
            break
        else:
            return
    yield total
    for item in iterator:
        total = total + item if func is None else func(total, item)
        yield total


def batched(iterable, n):
    if n < 1:
        raise ValueError("n must be at least one")
    return _batched(iter(iterable), n)


def _batched(iterator, n):
    while True:
        batch = tuple(islice(iterator, n))
        if not batch:
            return
        yield batch


class chain:
    def __init__(self, *iterables):
        self._rest = _chain(iterables)

    @staticmethod
    def from_iterable(iterables):
        return _chain(iterables)

    def __iter__(self):
        return self._rest

    def __next__(self):
        return next(self._rest)


def _chain(iterables):
    for each in iterables:
        yield from each


def combinations(iterable, r):
    pool = tuple(iterable)
    if r < 0:
        raise ValueError("r must be non-negative")
    return _choose(pool, list(range(r)), 1)


def combinations_with_replacement(iterable, r):
    pool = tuple(iterable)
    if r < 0:
        raise ValueError("r must be non-negative")
    return _choose(pool, [0] * r, 0)


def _choose(pool, places, step):
    # `places` are the first places to choose; each is at least `step` behind the one before it.
    n = len(pool)
    r = len(places)
    if places and places[-1] >= n:
        return
    while True:
        yield tuple([pool[place] for place in places])
        for i in range(r - 1, -1, -1):
            if places[i] < n - 1 - (r - 1 - i) * step:
                break
        else:
            return
        place = places[i] + 1
        for j in range(i, r):
            places[j] = place
            place += step


def permutations(iterable, r=None):
    pool = tuple(iterable)
    if r is None:
        r = len(pool)
    if r < 0:
        raise ValueError("r must be non-negative")
    return _permutations(pool, r)


def _permutations(pool, r):
    n = len(pool)
    if r > n:
        return
    places = list(range(n))
    while True:
        yield tuple([pool[place] for place in places[:r]])
        # The next order of the first r places: the rest is kept ascending.
        for i in range(r - 1, -1, -1):
            place = places[i]
            larger = [j for j in range(i + 1, n) if places[j] > place]
            if larger:
                break
            places.append(places.pop(i))
        else:
            return
        j = min(larger, key=lambda j: places[j])
        places[i], places[j] = places[j], places[i]
        places[i + 1 :] = sorted(places[i + 1 :])


def product(*iterables, repeat=1):
    pools = [tuple(each) for each in iterables] * repeat
    return _product(pools)


def _product(pools):
    if not all(pools):
        return
    places = [0] * len(pools)
    while True:
        yield tuple([pool[place] for pool, place in zip(pools, places)])
        for i in range(len(pools) - 1, -1, -1):
            places[i] += 1
            if places[i] < len(pools[i]):
                break
            places[i] = 0
        else:
            return


def compress(data, selectors):
    for item, selected in zip(data, selectors):
        if selected:
            yield item


def dropwhile(predicate, iterable):
    iterator = iter(iterable)
    for item in iterator:
        if not predicate(item):
            yield item
            break
    yield from iterator


def takewhile(predicate, iterable):
    for item in iterable:
        if not predicate(item):
            return
        yield item


def filterfalse(predicate, iterable):
    for item in iterable:
        if not (item if predicate is None else predicate(item)):
            yield item


class groupby:
    def __init__(self, iterable, key=None):
        self._rest = iter(iterable)
        self._key = key
        self._group = None
        self._has_item = False

    def _advance(self):
        self._has_item = False
        self._item = next(self._rest)
        self._has_item = True
        self._item_key = self._item if self._key is None else self._key(self._item)

    def __iter__(self):
        return self

    def __next__(self):
        # What the program left of the last group is passed over.
        group = self._group
        while not self._has_item or (group is not None and self._item_key == group[0]):
            self._advance()
            if group is None:
                break
        self._group = group = [self._item_key]
        return group[0], self._items(group)

    def _items(self, group):
        while self._group is group and self._has_item and self._item_key == group[0]:
            self._has_item = False
            yield self._item
            if not self._has_item and self._group is group:
                try:
                    self._advance()
                except StopIteration:
                    return


def islice(iterable, *bounds):
    bounds = slice(*bounds)
    start = 0 if bounds.start is None else bounds.start
    step = 1 if bounds.step is None else bounds.step
    stop = bounds.stop
    if start < 0 or (stop is not None and stop < 0):
        raise ValueError("indices for islice() must be None or not negative")
    if step < 1:
        raise ValueError("step for islice() must be positive or None")
    return _islice(iter(iterable), start, stop, step)


def _islice(iterator, start, stop, step):
    at = 0
    wanted = start
    while stop is None or at < stop:
        if at == wanted:
            for item in iterator:
                break
            else:
                return
            yield item
            wanted += step
        else:
            for _ in iterator:
                break
            else:
                return
        at += 1


def pairwise(iterable):
    iterator = iter(iterable)
    for last in iterator:
        break
    for item in iterator:
        yield last, item
        last = item


def starmap(function, iterable):
    for arguments in iterable:
        yield function(*arguments)


def tee(iterable, n=2):
    iterator = iter(iterable)
    # A link is [item, next link]; the last one is empty.
    link = []
    return tuple([_tee(iterator, link) for _ in range(n)])


def _tee(iterator, link):
    while True:
        if not link:
            for item in iterator:
                break
            else:
                return
            link.append(item)
            link.append([])
        yield link[0]
        link = link[1]


def zip_longest(*iterables, fillvalue=None):
    iterators = [iter(each) for each in iterables]
    left = len(iterators)
    while left:
        row = []
        for i, iterator in enumerate(iterators):
            item = fillvalue
            if iterator is not None:
                for item in iterator:
                    break
                else:
                    iterators[i] = None
                    left -= 1
            row.append(item)
        if left:
            yield tuple(row)
