# differs: micropython (its re has no findall, finditer and span, and treats empty matches in another way)
import re


def show(match):
    print((match.span(), match.group(), match.groups()) if match else None)


show(re.match("a(b*)c", "abbbcd"))
show(re.match("b", "abc"))
show(re.search("b+", "aabbbcc"))
show(re.search("(a)|(b)", "xxb"))
show(re.match(r"(\d+)-(\d+)", "12-345 x"))
show(re.search(r"\bfor\b", "before for ever"))
show(re.search(r"\Bor\b", "for or"))
show(re.fullmatch("a|ab", "ab"))
show(re.fullmatch("[a-z]+", "abc1"))
show(re.match("(?:ab)+(c)?", "ababx"))
show(re.match(".*", "one\ntwo"))
show(re.search("^two$", "one two"))
show(re.search("two$", "one two\n"))
show(re.match("<.+?>", "<a><b>"))
show(re.match("<.+>", "<a><b>"))
show(re.match("a{2,3}", "aaaa"))
show(re.match("a{2}?b", "aab"))
show(re.match("(a{,2}b){2}", "aabab"))
show(re.match("a{,}b", "aaab"))
show(re.match("x{a}", "x{a}"))
show(re.match("(a*)*b", "aaab"))
show(re.match("(a|b)*?c", "abac"))
show(re.match("((a)|b)+", "ab"))
show(re.match(r"[^\s\d]+", "ab_c 1"))
show(re.match(r"[\w.-]+@[\w-]+\.[a-z]{2,}", "some.one@ex-ample.org!"))
show(re.match(r"[]\]a-]+", "]a-]b"))
show(re.match(r"\$\.\*\\", "$.*\\"))
show(re.match(b"(a+)b", b"aab"))
show(re.match(r"\w+\W+\S\s\D", "h\u00e9llo, w 1x"))
show(re.compile("o").search("foo boo", 3))
show(re.compile("^o").match("foo", 1))
show(re.compile("o+").search("foo", 0, 2))

match = re.match(r"(\w+) (\w+)( \w+)?", "Isaac Newton")
print(match.group(1, 2), match[1], match.group(3), match.groups("none"), match.start(2), match.end(2), match.span(3))
for number in (4, -1):
    try:
        match.group(number)
    except IndexError as error:
        print("IndexError", error)
print(match.string, match.re.pattern, match.expand(r"\2, \1"))

print(re.split(r"[,;]\s*", "a, b;c,d"), re.split("(-)", "1-2-3"), re.split(" ", "a b c", maxsplit=1), re.split("x*", "axbc"))
print(re.sub(r"\d", "#", "a1b22"), re.sub("a", "b", "aaaa", count=2), re.sub(r"(\w+)=(\w+)", r"\2=\1", "x=1, y=2"))
print(re.sub(r"\w+", lambda match: match.group().capitalize(), "hello big world"), re.sub("x*", "-", "abxd"))
print(re.sub("(a)(b)?", r"[\g<1>\2]\n", "abac"), re.sub(b"[0-9]+", b"<\\g<0>>", b"a12"))
print(re.findall(r"\d+", "3 apples, 12 pears"), re.findall(r"(\w)(\d)", "a1 b2"), re.findall("a*", "baac"))
print([(m.start(), m.group()) for m in re.finditer("[aeiou]", "education")], re.escape("a.b*c d"))

for bad in ("(", ")", "[a", "*a", "a**", "a{2,1}", "[z-a]", "\\", "(?", "a|*"):
    try:
        re.compile(bad)
        print("accepted", bad)
    except re.error:
        print("error", end=" ")
print()
try:
    re.match("a", b"a")
except TypeError:
    print("TypeError")

TOKEN = re.compile(r"\s*(?:(\d+\.?\d*)|(.))")


def evaluate(text):
    tokens = [m.groups() for m in TOKEN.finditer(text)]

    def factor():
        number, sign = tokens.pop(0)
        if number:
            return float(number) if "." in number else int(number)
        if sign == "-":
            return -factor()
        value = sum_()
        tokens.pop(0)
        return value

    def product():
        value = factor()
        while tokens and tokens[0][1] in ("*", "/"):
            sign = tokens.pop(0)[1]
            value = value * factor() if sign == "*" else value / factor()
        return value

    def sum_():
        value = product()
        while tokens and tokens[0][1] in ("+", "-"):
            sign = tokens.pop(0)[1]
            value = value + product() if sign == "+" else value - product()
        return value

    return sum_()


print(evaluate("2 + 3*4"), evaluate("(2+3) * -4"), evaluate("10/4 - 0.5"))
