"""Heaps: lists in which heap[k] <= heap[2*k+1] and heap[k] <= heap[2*k+2]."""


def _up(heap, at):
    # Moves the item at `at` towards the root, as far as it belongs.
    item = heap[at]
    while at > 0:
        parent = (at - 1) >> 1
        if not item < heap[parent]:
            break
        heap[at] = heap[parent]
        at = parent
    heap[at] = item


def _down(heap, at):
    # The smaller child moves up until there is none; then the item finds its place from below, which
    # takes fewer comparisons than asking on the way down: most items belong far down.
    start = at
    end = len(heap)
    item = heap[at]
    child = 2 * at + 1
    while child < end:
        other = child + 1
        if other < end and not heap[child] < heap[other]:
            child = other
        heap[at] = heap[child]
        at = child
        child = 2 * at + 1
    while at > start:
        parent = (at - 1) >> 1
        if not item < heap[parent]:
            break
        heap[at] = heap[parent]
        at = parent
    heap[at] = item


def _check(heap):
    if not isinstance(heap, list):
        raise TypeError("heap argument must be a list")


def heappush(heap, item):
    _check(heap)
    heap.append(item)
    _up(heap, len(heap) - 1)


def heappop(heap):
    _check(heap)
    last = heap.pop()
    if not heap:
        return last
    first = heap[0]
    heap[0] = last
    _down(heap, 0)
    return first


def heapreplace(heap, item):
    first = heap[0]
    heap[0] = item
    _down(heap, 0)
    return first


def heappushpop(heap, item):
    if heap and heap[0] < item:
        return heapreplace(heap, item)
    return item


def heapify(heap):
    _check(heap)
    for at in range(len(heap) // 2 - 1, -1, -1):
        _down(heap, at)


def nsmallest(n, iterable, key=None):
    return sorted(iterable, key=key)[: max(n, 0)]


def nlargest(n, iterable, key=None):
    return sorted(iterable, key=key, reverse=True)[: max(n, 0)]


class _Greater:
    # A heap's item whose order is the other way round.
    def __init__(self, key):
        self.key = key

    def __lt__(self, other):
        return other.key < self.key


def merge(*iterables, key=None, reverse=False):
    heap = []
    for number, each in enumerate(iterables):
        each = iter(each)
        for item in each:
            rank = item if key is None else key(item)
            # The number decides between equal items, so that iterators are never compared.
            heap.append([_Greater(rank) if reverse else rank, number, item, each])
            break
    heapify(heap)
    while heap:
        entry = heap[0]
        yield entry[2]
        for item in entry[3]:
            rank = item if key is None else key(item)
            entry[0] = _Greater(rank) if reverse else rank
            entry[2] = item
            _down(heap, 0)
            break
        else:
            heappop(heap)
