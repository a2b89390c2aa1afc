"""Functions chosen by the type of the first argument."""

from _wrapper import update_wrapper


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
