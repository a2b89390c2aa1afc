def islice(iterable, n):
    return list(iterable)[:n]
