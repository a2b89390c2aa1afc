"""Names that a wrapper takes over from what it wraps. Apart from `functools`, which would stay whole for its `getattr`."""


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
