def make():
    class yielded:
        def __init__(self, value):
            self.value = value

    def run(body, send, value):
        while True:
            try:
                result = send(value)
            except StopIteration:
                raise StopAsyncIteration
            except StopAsyncIteration:
                raise RuntimeError("async generator raised StopAsyncIteration")
            if isinstance(result, yielded):
                return result.value
            try:
                value = yield result
                send = body.send
            except BaseException as error:
                value = error
                send = body.throw

    class async_generator:
        def __init__(self, body):
            self._body = body

        def __aiter__(self):
            return self

        def __anext__(self):
            return self.asend(None)

        def asend(self, value):
            return run(self._body, self._body.send, value)

        def athrow(self, error):
            return run(self._body, self._body.throw, error)

        def aclose(self):
            try:
                yield from self.athrow(GeneratorExit())
            except (GeneratorExit, StopAsyncIteration):
                return
            raise RuntimeError("async generator ignored GeneratorExit")

    def function(body):
        return lambda *args, **kwargs: async_generator(body(*args, **kwargs))

    return function, async_generator, yielded
