"""Containers. Each is a module of its own, read when the program first asks for it: their classes take RAM."""


def __getattr__(name):
    if name == "namedtuple":
        from _namedtuple import namedtuple as value
    elif name == "deque":
        from _deque import deque as value
    elif name == "OrderedDict":
        from _ordereddict import OrderedDict as value
    elif name == "defaultdict":
        from _defaultdict import defaultdict as value
    elif name == "Counter":
        from _counter import Counter as value
    elif name == "ChainMap":
        from _chainmap import ChainMap as value
    else:
        raise AttributeError("module 'collections' has no attribute '%s'" % name)
    # Not by globals(), which is left to the board: what is asked for at build lies in flash then.
    import collections

    setattr(collections, name, value)
    return value
