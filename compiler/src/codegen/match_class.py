def match(subject, kind, count, *names):
    import builtins
    if not builtins.isinstance(subject, kind):
        return None
    found = []
    positional = builtins.getattr(kind, "__match_args__", None)
    if not count:
        pass
    elif positional is not None:
        if builtins.len(positional) < count:
            raise TypeError("too many patterns for the class")
        names = positional[:count] + names
    else:
        for name in "bool bytearray bytes dict float frozenset int list set str tuple".split():
            if count == 1 and builtins.issubclass(kind, builtins.getattr(builtins, name, ())):
                found.append(subject)
                break
        else:
            raise TypeError("too many patterns for the class")
    done = []
    for name in names:
        if name in done:
            raise TypeError("attribute matched twice: " + name)
        done.append(name)
        value = builtins.getattr(subject, name, done)
        if value is done:
            return None
        found.append(value)
    return found
