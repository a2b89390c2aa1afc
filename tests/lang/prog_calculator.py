# A calculator: tokens, recursive descent, errors with a position.
class ParseError(Exception):
    def __init__(self, text, at):
        super().__init__(text, at)
        self.text = text
        self.at = at


class Calculator:
    def __init__(self, source, names=None):
        self.source = source
        self.at = 0
        self.names = names or {}

    def peek(self):
        while self.at < len(self.source) and self.source[self.at] == " ":
            self.at += 1
        return self.source[self.at] if self.at < len(self.source) else ""

    def take(self, c):
        if self.peek() == c:
            self.at += 1
            return True
        return False

    def sum(self):
        value = self.product()
        while True:
            if self.take("+"):
                value += self.product()
            elif self.take("-"):
                value -= self.product()
            else:
                return value

    def product(self):
        value = self.power()
        while True:
            if self.take("*"):
                value *= self.power()
            elif self.take("/"):
                value //= self.power()
            elif self.take("%"):
                value %= self.power()
            else:
                return value

    def power(self):
        value = self.atom()
        if self.take("^"):
            return value ** self.power()
        return value

    def atom(self):
        if self.take("("):
            value = self.sum()
            if not self.take(")"):
                raise ParseError("missing )", self.at)
            return value
        if self.take("-"):
            return -self.power()
        self.peek()
        start = self.at
        while self.source[self.at:self.at + 1].isdigit():
            self.at += 1
        if self.at > start:
            return int(self.source[start:self.at])
        while self.source[self.at:self.at + 1].isalpha():
            self.at += 1
        name = self.source[start:self.at]
        if name in self.names:
            return self.names[name]
        raise ParseError("what is %r?" % (name or self.peek()), start)


def calculate(text, **names):
    c = Calculator(text, names)
    value = c.sum()
    if c.peek():
        raise ParseError("too much", c.at)
    return value


for text in ("1+2*3", "(1+2)*3", "2^3^2", "-2^2", "7 / 2 * 2", "10%4 - x*y", "2^70", "(1", "1+", "a+1", "1 1", "5/0"):
    try:
        print(text, "=", calculate(text, x=5, y=-3))
    except ParseError as e:
        print(text, "->", e.text, "at", e.at, e.args)
    except ZeroDivisionError:
        print(text, "-> division by zero")
