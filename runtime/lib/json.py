"""Values as JSON text, and back."""


def _error():
    raise ValueError("syntax error in JSON")


def dump(obj, stream, *, separators=None, indent=None, sort_keys=False, default=None):
    _Writer(stream.write, separators, indent, sort_keys, default).value(obj, "\n")


def dumps(obj, *, separators=None, indent=None, sort_keys=False, default=None):
    parts = []
    _Writer(parts.append, separators, indent, sort_keys, default).value(obj, "\n")
    return "".join(parts)


class _Writer:
    def __init__(self, write, separators, indent, sort_keys, default):
        if separators is None:
            separators = (", ", ": ") if indent is None else (",", ": ")
        self.write = write
        self.comma, self.colon = separators
        self.indent = " " * indent if isinstance(indent, int) else indent
        self.sort_keys = sort_keys
        self.default = default

    def value(self, obj, line):
        # `line` is a line end with the blanks that this value's lines start with.
        if obj is None:
            self.write("null")
        elif obj is True or obj is False:
            self.write("true" if obj else "false")
        elif isinstance(obj, (str, bytes)):
            self.text(obj)
        elif isinstance(obj, int):
            self.write(str(int(obj)))
        elif isinstance(obj, float):
            self.write(_float(obj))
        elif isinstance(obj, dict):
            self.members(obj, line)
        elif isinstance(obj, (list, tuple)):
            self.items(obj, line)
        elif self.default is not None:
            self.value(self.default(obj), line)
        else:
            raise TypeError("Object of type %s is not JSON serializable" % type(obj).__name__)

    def text(self, text):
        if isinstance(text, bytes):
            text = str(text, "utf-8")
        if text.isalpha() and len(bytes(text, "utf-8")) == len(text):
            self.write('"%s"' % text)
            return
        parts = ['"']
        for char in text:
            if char in '"\\':
                parts.append("\\")
            elif not " " <= char <= "~":
                char = _escaped(char)
            parts.append(char)
        parts.append('"')
        self.write("".join(parts))

    def items(self, items, line):
        if not items:
            self.write("[]")
            return
        inner = line if self.indent is None else line + self.indent
        before = "["
        for item in items:
            self.write(before if self.indent is None else before + inner)
            self.value(item, inner)
            before = self.comma
        self.write("]" if self.indent is None else line + "]")

    def members(self, members, line):
        if not members:
            self.write("{}")
            return
        inner = line if self.indent is None else line + self.indent
        before = "{"
        for key in sorted(members) if self.sort_keys else members:
            self.write(before if self.indent is None else before + inner)
            self.key(key)
            self.write(self.colon)
            self.value(members[key], inner)
            before = self.comma
        self.write("}" if self.indent is None else line + "}")

    def key(self, key):
        if isinstance(key, str):
            self.text(key)
        elif key is None or isinstance(key, (int, float)):
            self.write('"')
            self.value(key, "")
            self.write('"')
        else:
            raise TypeError("keys must be str, int, float, bool or None, not " + type(key).__name__)


def _float(value):
    if value != value:
        return "NaN"
    if value - value != 0:
        return "Infinity" if value > 0 else "-Infinity"
    return repr(float(value))


def _escaped(char):
    at = "\n\r\t\b\f".find(char)
    if at >= 0:
        return "\\" + "nrtbf"[at]
    code = ord(char)
    if code < 0x10000:
        return "\\u%04x" % code
    code -= 0x10000
    return "\\u%04x\\u%04x" % (0xD800 | code >> 10, 0xDC00 | code & 0x3FF)


def load(stream):
    return loads(stream.read())


def loads(text):
    if not isinstance(text, str):
        text = str(text, "utf-8")
    reader = _Reader(text)
    value = reader.value()
    if reader.peek():
        _error()
    return value


class _Reader:
    def __init__(self, text):
        self.text = text
        self.at = 0

    def peek(self):
        # The next character that is no space; "" at the end.
        text = self.text
        at = self.at
        char = text[at : at + 1]
        while char and char in " \t\r\n":
            at += 1
            char = text[at : at + 1]
        self.at = at
        return char

    def value(self):
        char = self.peek()
        if char == "{":
            return self.object()
        if char == "[":
            return self.array()
        if char == '"':
            return self.string()
        text = self.text
        for word, value in (("null", None), ("true", True), ("false", False)):
            if text.startswith(word, self.at):
                self.at += len(word)
                return value
        return self.number()

    def number(self):
        text = self.text
        start = at = self.at
        while at < len(text) and text[at] in "+-.0123456789eE":
            at += 1
        self.at = at
        number = text[start:at]
        first = number.lstrip("-")[:1]
        if not first or first not in "0123456789":
            _error()
        try:
            return int(number) if number.lstrip("-").isdigit() else float(number)
        except ValueError:
            _error()

    def string(self):
        text = self.text
        start = self.at + 1
        parts = []
        while True:
            end = text.find('"', start)
            if end < 0:
                _error()
            escape = text.find("\\", start, end)
            if escape < 0:
                self.at = end + 1
                last = text[start:end]
                return "".join(parts) + last if parts else last
            parts.append(text[start:escape])
            start = escape + 2
            char = text[escape + 1]
            if char == "u":
                code, start = self.code(start)
                char = chr(code)
            else:
                at = 'nrtbf"\\/'.find(char)
                if at < 0:
                    _error()
                char = '\n\r\t\b\f"\\/'[at]
            parts.append(char)

    def code(self, at):
        # Four hexadecimal digits; two of them if the first stand for half a character.
        text = self.text
        try:
            code = int(text[at : at + 4], 16)
            at += 4
            if 0xD800 <= code < 0xDC00 and text.startswith("\\u", at):
                second = int(text[at + 2 : at + 6], 16)
                if 0xDC00 <= second < 0xE000:
                    code = 0x10000 + ((code & 0x3FF) << 10) + (second & 0x3FF)
                    at += 6
        except ValueError:
            _error()
        return code, at

    def array(self):
        self.at += 1
        items = []
        if self.peek() == "]":
            self.at += 1
            return items
        while True:
            items.append(self.value())
            char = self.peek()
            self.at += 1
            if char == "]":
                return items
            if char != ",":
                _error()

    def object(self):
        self.at += 1
        members = {}
        if self.peek() == "}":
            self.at += 1
            return members
        while True:
            if self.peek() != '"':
                _error()
            key = self.string()
            if self.peek() != ":":
                _error()
            self.at += 1
            members[key] = self.value()
            char = self.peek()
            self.at += 1
            if char == "}":
                return members
            if char != ",":
                _error()
