class async_generator:
    def __init__(self, value):
        self.value = value

    def __aiter__(self):
        return self

    def asend(self, value=None, send=None):
        try:
            while True:
                value = (send or self.value.send)(value)
                if value.__class__ is self.__class__:
                    return value.value
                try:
                    value = yield value
                    send = None
                except BaseException as error:
                    value = error
                    send = self.value.throw
        except StopIteration:
            raise StopAsyncIteration
        except StopAsyncIteration:
            raise RuntimeError("async generator raised %s" % "StopAsyncIteration")

    __anext__ = asend

    def athrow(self, value):
        return self.asend(value, self.value.throw)

    def aclose(self):
        try:
            yield from self.athrow(GeneratorExit)
            raise RuntimeError("async generator ignored %s" % "GeneratorExit")
        except (GeneratorExit, StopAsyncIteration):
            pass
