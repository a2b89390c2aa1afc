"""Streams in memory."""


class IOBase:
    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        pass

    def flush(self):
        pass


class _Memory(IOBase):
    # `_data` holds what was written, `_at` the position, in items of it.
    closed = False

    def _check(self):
        if self.closed:
            raise ValueError("I/O operation on closed file")

    def close(self):
        self.closed = True
        self._data = None

    def readable(self):
        return True

    writable = seekable = readable

    def getvalue(self):
        self._check()
        return self._value(0, None)

    def _value(self, start, end):
        return self._data[start:end]

    def read(self, size=-1):
        self._check()
        start = self._at
        end = len(self._data)
        if size is not None and size >= 0:
            end = min(end, start + size)
        self._at = max(start, end)
        return self._value(start, end)

    def readline(self, size=-1):
        self._check()
        start = self._at
        end = self._data.find(self._line_end, start) + 1 or len(self._data)
        if size is not None and size >= 0:
            end = min(end, start + size)
        self._at = max(start, end)
        return self._value(start, end)

    def readlines(self):
        return list(self)

    def __iter__(self):
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def tell(self):
        self._check()
        return self._at

    def seek(self, offset, whence=0):
        self._check()
        if whence == 1:
            offset += self._at
        elif whence == 2:
            offset += len(self._data)
        if offset < 0:
            raise ValueError("negative seek position")
        self._at = offset
        return offset

    def truncate(self, size=None):
        self._check()
        size = self._at if size is None else size
        self._data = self._data[:size]
        return size

    def writelines(self, lines):
        for line in lines:
            self.write(line)


class BytesIO(_Memory):
    _line_end = b"\n"

    def __init__(self, initial=b""):
        # An int is room, which grows by itself here.
        self._data = bytearray() if isinstance(initial, int) else bytearray(initial)
        self._at = 0

    def _value(self, start, end):
        return bytes(self._data[start:end])

    def write(self, data):
        self._check()
        if isinstance(data, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        data = bytes(data)
        at = self._at
        missing = at - len(self._data)
        if missing > 0:
            self._data.extend(bytes(missing))
        self._data[at : at + len(data)] = data
        self._at = at + len(data)
        return len(data)

    def readinto(self, buffer):
        data = self.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


class StringIO(_Memory):
    _line_end = "\n"

    def __init__(self, initial="", newline="\n"):
        # Texts written at the end wait in a list: to join them one by one would copy all each time.
        self._text = "" if isinstance(initial, int) else initial or ""
        self._parts = []
        self._at = 0
        self._length = len(self._text)

    @property
    def _data(self):
        if self._parts:
            self._text = "".join([self._text] + self._parts)
            self._parts = []
        return self._text

    @_data.setter
    def _data(self, text):
        self._text = text
        self._parts = []
        self._length = len(text or "")

    def write(self, text):
        self._check()
        if not isinstance(text, str):
            raise TypeError("string argument expected, got '%s'" % type(text).__name__)
        at = self._at
        self._at = at + len(text)
        if at == self._length:
            self._parts.append(text)
            self._length = self._at
        else:
            data = self._data
            self._data = data[:at] + "\0" * (at - len(data)) + text + data[self._at :]
        return len(text)
