"""Regular expressions, matched by a small machine that tries one way after the other.

A compiled expression is a flat list of instructions; jumps count from the end of theirs:

    CHAR c            the character c
    SET s             a character of the set s
    RUN s m n         between m and n characters of the set s, as many as go
    SPLIT a b         goes on at a; if that fails, at b
    JUMP a            goes on at a
    SAVE n            keeps the position in slot n
    LOOP n a          goes on at a if slot n holds the position: a round took nothing
    START, END        the start; the end, or before the line end there
    WORD is           whether a word starts or ends here
    MATCH             done

A set is a tuple: whether it means all others, then first and last character of each range. Slots 2*n and
2*n+1 are the ends of group n; those behind belong to loops.
"""

_CHAR = const(0)
_SET = const(1)
_RUN = const(2)
_SPLIT = const(3)
_JUMP = const(4)
_SAVE = const(5)
_LOOP = const(6)
_START = const(7)
_END = const(8)
_WORD = const(9)
_MATCH = const(10)

_DIGIT = "09"
_SPACE = "\t\r  "
_LETTER = "09AZ__az"

# What an expression that is none raises.
error = ValueError


class _Parser:
    def __init__(self, pattern):
        self.is_bytes = not isinstance(pattern, str)
        self.pattern = "".join([chr(byte) for byte in pattern]) if self.is_bytes else pattern
        self.at = 0
        self.groups = 1
        self.loops = 0

    def peek(self):
        return self.pattern[self.at : self.at + 1]

    def take(self):
        char = self.peek()
        if not char:
            raise error("error in regex")
        self.at += 1
        return char

    def skip(self, text):
        if not self.pattern.startswith(text, self.at):
            return False
        self.at += len(text)
        return True

    def program(self):
        code = self.alternatives()
        if self.peek():
            raise error("error in regex")
        code.append(_MATCH)
        return code

    def alternatives(self):
        branches = [self.sequence()]
        while self.skip("|"):
            branches.append(self.sequence())
        code = branches.pop()
        while branches:
            branch = branches.pop()
            code = [_SPLIT, 0, len(branch) + 2] + branch + [_JUMP, len(code)] + code
        return code

    def sequence(self):
        code = []
        while self.peek() and self.peek() not in "|)":
            code += self.repeated(self.atom())
        return code

    def atom(self):
        char = self.take()
        if char == "(":
            return self.group()
        if char == "[":
            return [_SET, self.set()]
        if char == ".":
            return [_SET, self.characters(True, "\n\n")]
        if char == "^":
            return [_START]
        if char == "$":
            return [_END]
        if char in "*+?":
            raise error("error in regex")
        if char == "\\":
            char = self.take()
            if char in "bB":
                return [_WORD, char == "b"]
            if char in "AZ":
                return [_START if char == "A" else _END]
            named = self.named(char)
            if named is not None:
                return [_SET, named]
            char = self.escaped(char)
        return [_CHAR, ord(char) if self.is_bytes else char]

    def group(self):
        if self.skip("?:"):
            number = None
        elif self.peek() == "?":
            raise error("error in regex")
        else:
            number = self.groups
            self.groups += 1
        code = self.alternatives()
        if not self.skip(")"):
            raise error("error in regex")
        if number is None:
            return code
        return [_SAVE, 2 * number] + code + [_SAVE, 2 * number + 1]

    def set(self):
        is_negated = self.skip("^")
        ranges = ""
        is_first = True
        while is_first or self.peek() != "]":
            is_first = False
            char = self.take()
            if char == "\\":
                char = self.take()
                named = self.named(char)
                if named is not None:
                    ranges += self.ranges_of(named)
                    continue
                char = self.escaped(char)
            last = char
            if self.peek() == "-" and self.pattern[self.at + 1 : self.at + 2] not in ("]", ""):
                self.at += 1
                last = self.take()
                if last == "\\":
                    last = self.escaped(self.take())
                if last < char:
                    raise error("error in regex")
            ranges += char + last
        self.at += 1
        return self.characters(is_negated, ranges)

    def characters(self, is_negated, ranges):
        return (is_negated,) + tuple([ord(char) for char in ranges] if self.is_bytes else ranges)

    def named(self, char):
        # The set that a letter behind a backslash names, if it does.
        ranges = {"d": _DIGIT, "s": _SPACE, "w": _LETTER}.get(char.lower())
        return None if ranges is None else self.characters(char < "a", ranges)

    def ranges_of(self, named):
        chars = [chr(char) for char in named[1:]] if self.is_bytes else list(named[1:])
        if named[0]:
            # All between the ranges.
            ends = [chr(ord(char) + (1 if i % 2 else -1)) for i, char in enumerate(chars)]
            chars = ["\0"] + ends + ["\U0010ffff" if not self.is_bytes else "\xff"]
        return "".join(chars)

    def escaped(self, char):
        if char.isdigit() and char != "0":
            raise error("error in regex")
        at = "nrtfv0".find(char)
        return char if at < 0 else "\n\r\t\f\v\0"[at]

    def repeated(self, code):
        if self.skip("*"):
            counts = 0, None
        elif self.skip("+"):
            counts = 1, None
        elif self.skip("?"):
            counts = 0, 1
        else:
            counts = self.counts()
            if counts is None:
                return code
        code = self.repeat(code, *counts, not self.skip("?"))
        if self.peek() and self.peek() in "*+?":
            raise error("error in regex")
        return code

    def counts(self):
        # `{3}`, `{3,}`, `{,3}` or `{3,5}`; anything else stands for itself.
        end = self.pattern.find("}", self.at)
        if self.peek() != "{" or end < 0:
            return None
        parts = self.pattern[self.at + 1 : end].split(",")
        if len(parts) > 2 or parts == [""] or not all([not part or part.isdigit() for part in parts]):
            return None
        self.at = end + 1
        least = int(parts[0] or 0)
        most = int(parts[-1]) if parts[-1] else None
        if most is not None and most < least:
            raise error("error in regex")
        return least, most

    def repeat(self, code, least, most, is_greedy):
        if not code:
            return code
        if len(code) == 2 and code[0] in (_CHAR, _SET) and is_greedy:
            one = code[1] if code[0] == _SET else (False, code[1], code[1])
            return [_RUN, one, least, -1 if most is None else most]
        size = len(code)
        result = code * least
        if most is None:
            slot = ~self.loops
            self.loops += 1
            # Into the round or past it, which is SAVE, the code, LOOP and JUMP.
            choice = [0, size + 7] if is_greedy else [size + 7, 0]
            return result + [_SPLIT] + choice + [_SAVE, slot] + code + [_LOOP, slot, 2, _JUMP, -(size + 10)]
        for left in range(most - least, 0, -1):
            # Past all rounds that are left.
            end = left * (size + 3) - 3
            result += [_SPLIT] + ([0, end] if is_greedy else [end, 0]) + code
        return result


def _is_in(chars, char):
    for i in range(1, len(chars), 2):
        if chars[i] <= char <= chars[i + 1]:
            return not chars[0]
    return chars[0]


def _is_letter(text, at):
    if not 0 <= at < len(text):
        return False
    char = text[at : at + 1]
    return char.isalpha() or char.isdigit() or char in ("_", b"_")


class _Regex:
    def __init__(self, pattern):
        parser = _Parser(pattern)
        self.pattern = pattern
        self._code = parser.program()
        self.groups = parser.groups - 1
        self._slots = 2 * parser.groups + parser.loops

    def _match_at(self, text, start, end, barred=None, is_full=False):
        # The slots of the match that starts there. One that is empty and at `barred` does not count.
        code = self._code
        slots = [-1] * self._slots
        slots[0] = start
        # What to try when this way fails: where to go on, and the last and the first position to do so
        # from; or a slot, as ~n, and what was in it.
        ways = []
        pc = 0
        at = start
        while True:
            op = code[pc]
            if op == _CHAR:
                if at < end and text[at] == code[pc + 1]:
                    at += 1
                    pc += 2
                    continue
            elif op == _SET:
                if at < end and _is_in(code[pc + 1], text[at]):
                    at += 1
                    pc += 2
                    continue
            elif op == _RUN:
                chars = code[pc + 1]
                most = code[pc + 3]
                first = at + code[pc + 2]
                last = end if most < 0 else min(end, at + most)
                while at < last and _is_in(chars, text[at]):
                    at += 1
                if at >= first:
                    pc += 4
                    if at > first:
                        ways.append((pc, at - 1, first))
                    continue
            elif op == _SPLIT:
                ways.append((pc + 3 + code[pc + 2], at, at))
                pc += 3 + code[pc + 1]
                continue
            elif op == _JUMP:
                pc += 2 + code[pc + 1]
                continue
            elif op == _SAVE:
                slot = code[pc + 1]
                ways.append((~(slot % len(slots)), slots[slot], 0))
                slots[slot] = at
                pc += 2
                continue
            elif op == _LOOP:
                pc += 3 + (code[pc + 2] if slots[code[pc + 1]] == at else 0)
                continue
            elif op == _START:
                if at == 0:
                    pc += 1
                    continue
            elif op == _END:
                if at == end or at == end - 1 and text[at:end] in ("\n", b"\n"):
                    pc += 1
                    continue
            elif op == _WORD:
                if (_is_letter(text, at - 1) != _is_letter(text, at)) == code[pc + 1]:
                    pc += 2
                    continue
            elif not (is_full and at < end) and not at == start == barred:
                slots[1] = at
                return slots
            while ways:
                pc, at, first = ways.pop()
                if pc >= 0:
                    if at > first:
                        ways.append((pc, at - 1, first))
                    break
                slots[~pc] = at
            else:
                return None

    def _search(self, text, start, end, barred=None):
        code = self._code
        # An expression that starts with a character is only tried where that is.
        first = code[1] if code[0] == _CHAR and isinstance(code[1], str) else None
        while start <= end:
            if first is not None:
                start = text.find(first, start, end)
                if start < 0:
                    return None
            slots = self._match_at(text, start, end, barred)
            if slots:
                return _Match(self, text, slots)
            start += 1
        return None

    def _bounds(self, text, pos, endpos):
        if isinstance(text, str) != isinstance(self.pattern, str):
            raise TypeError("expression and text must both be str or both bytes")
        end = len(text) if endpos is None else max(0, min(endpos, len(text)))
        return max(pos, 0), end

    def match(self, text, pos=0, endpos=None, is_full=False):
        start, end = self._bounds(text, pos, endpos)
        slots = self._match_at(text, start, end, None, is_full) if start <= end else None
        return _Match(self, text, slots) if slots else None

    def fullmatch(self, text, pos=0, endpos=None):
        return self.match(text, pos, endpos, True)

    def search(self, text, pos=0, endpos=None):
        return self._search(text, *self._bounds(text, pos, endpos))

    def finditer(self, text, pos=0, endpos=None):
        at, end = self._bounds(text, pos, endpos)
        barred = None
        while True:
            found = self._search(text, at, end, barred)
            if found is None:
                return
            yield found
            at = found.end()
            # An empty match is not found again where it was.
            barred = at if at == found.start() else None

    def findall(self, text, pos=0, endpos=None):
        result = []
        for found in self.finditer(text, pos, endpos):
            groups = found.groups(text[:0])
            result.append(found.group() if not groups else groups[0] if len(groups) == 1 else groups)
        return result

    def split(self, text, maxsplit=0):
        result = []
        at = 0
        for found in self.finditer(text):
            result.append(text[at : found.start()])
            result.extend(found.groups())
            at = found.end()
            maxsplit -= 1
            if maxsplit == 0:
                break
        result.append(text[at:])
        return result

    def sub(self, repl, text, count=0):
        parts = []
        at = 0
        for found in self.finditer(text):
            parts.append(text[at : found.start()])
            parts.append(repl(found) if callable(repl) else found.expand(repl))
            at = found.end()
            count -= 1
            if count == 0:
                break
        parts.append(text[at:])
        return text[:0].join(parts)


class _Match:
    def __init__(self, re, string, slots):
        self.re = re
        self.string = string
        self._slots = slots

    def span(self, group=0):
        if not 0 <= group <= self.re.groups:
            raise IndexError("no such group")
        start = self._slots[2 * group]
        end = self._slots[2 * group + 1]
        return (start, end) if end >= 0 else (-1, -1)

    def start(self, group=0):
        return self.span(group)[0]

    def end(self, group=0):
        return self.span(group)[1]

    def _text(self, group, default=None):
        start, end = self.span(group)
        return default if end < 0 else self.string[start:end]

    def group(self, *groups):
        if len(groups) > 1:
            return tuple([self._text(group) for group in groups])
        return self._text(*groups or (0,))

    __getitem__ = _text

    def groups(self, default=None):
        return tuple([self._text(group, default) for group in range(1, self.re.groups + 1)])

    def expand(self, template):
        # `\1` and `\g<1>` are groups, other letters as in the language.
        is_bytes = not isinstance(template, str)
        backslash, opening, closing = (b"\\", b"g<", b">") if is_bytes else ("\\", "g<", ">")
        if backslash not in template:
            return template
        empty = template[:0]
        parts = []
        at = 0
        while True:
            next = template.find(backslash, at)
            if next < 0:
                parts.append(template[at:])
                return empty.join(parts)
            parts.append(template[at:next])
            at = next + 1
            digits = empty
            if template.startswith(opening, at):
                next = template.find(closing, at)
                digits = template[at + 2 : next]
                at = next + 1
            else:
                while len(digits) < 2 and template[at : at + 1].isdigit():
                    digits += template[at : at + 1]
                    at += 1
            if digits:
                parts.append(self._text(int(digits), empty))
            else:
                char = template[at : at + 1]
                letter = "nrtfv".find(str(char, "ascii") if is_bytes else char)
                if letter >= 0 and char:
                    char = "\n\r\t\f\v"[letter]
                    char = bytes(char, "ascii") if is_bytes else char
                elif char != backslash:
                    parts.append(backslash)
                parts.append(char)
                at += 1


_last = (None, None)


def compile(pattern, flags=0):
    global _last
    if isinstance(pattern, _Regex):
        return pattern
    if not isinstance(pattern, (str, bytes)):
        raise TypeError("first argument must be str, bytes or a compiled expression")
    if pattern != _last[0] or isinstance(pattern, str) != isinstance(_last[0], str):
        _last = (pattern, _Regex(pattern))
    return _last[1]


def match(pattern, string):
    return compile(pattern).match(string)


def fullmatch(pattern, string):
    return compile(pattern).fullmatch(string)


def search(pattern, string):
    return compile(pattern).search(string)


def finditer(pattern, string):
    return compile(pattern).finditer(string)


def findall(pattern, string):
    return compile(pattern).findall(string)


def split(pattern, string, maxsplit=0):
    return compile(pattern).split(string, maxsplit)


def sub(pattern, repl, string, count=0):
    return compile(pattern).sub(repl, string, count)


def escape(pattern):
    special = "\t\n\v\f\r !\"#$%&'()*+,-./:;<=>?@[\\]^`{|}~"
    return "".join(["\\" + char if char in special and char not in "!\"%',/:;<=>@`" else char for char in pattern])
