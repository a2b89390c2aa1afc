def make(wrapper):
    return lambda body: lambda *args, **kwargs: wrapper(body(*args, **kwargs))
