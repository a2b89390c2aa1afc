# str.format: fields by order, number and name, conversions, nested specs, braces.
print("{} {} {}".format(1, "two", None), "{0} {1} {0}".format("a", "b"), "{x}-{y}".format(x=1, y=2))
print("{0}{name}{1}".format("<", ">", name="tag"), "{}{k}{}".format(1, 2, k=3), "".format(), "plain".format(1))
print("{{}} {{{}}} }}{{".format("in"), "{{0}}".format(1))
print("{!r} {!s}".format("a'", "b'"), "{0!r:>6}|{0!s:<6}|".format("x"))
print("{:5}|{:<5}|{:>5}|{:^5}|".format("ab", "ab", "ab", "ab"), "{:*<6}{:*>6}{:*^6}".format("ab", "cd", "ef"))
print("{:.2}|{:.0}|{:.9}|{:5.1}|{:>5.2}|{:s}".format("abc", "abc", "abc", "abc", "abc", "abc"))
print("{:{}}|{:{}{}}|{:{w}.{p}}|".format("a", 4, "b", "^", 5, "wxyz", w=6, p=2))
print("{0:{1}}|{0:{width}}".format("r", 3, width=4), "{:{fill}{align}{width}}".format("m", fill="-", align="^", width=9))
print("{:<{w}}{:>{w}}".format("l", "r", w=3))
for values in (("apple", 3, 0.5), ("fig", 12, 2.25), ("kiwi", 105, 10.0)):
    print("{:<8}{:>5}{:>8.2f}".format(*values))
data = {"name": "Ada", "age": 36}
print("{name} is {age}".format(**data), "{name:>5}{age:04d}".format(**data))
print("{} {}".format(*"ab"), "{2}{1}{0}".format(*"abc"), "{}".format([1, "x", None]), "{}".format({"k": (1,)}))

class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __str__(self):
        return "({}, {})".format(self.x, self.y)

    def __repr__(self):
        return "Point({!r}, {!r})".format(self.x, self.y)

p = Point(1, "q")
print("{} {!r} {!s}".format(p, p, p), "{}".format([p]))
template = "Dear {title} {name}, you owe {amount:.2f}"
for person in ({"title": "Dr", "name": "Who", "amount": 12.5}, {"title": "Ms", "name": "Lee", "amount": 3}):
    print(template.format(**person))
fmt = "{:>3}".format
print(fmt(1), fmt("ab"), fmt(1234), "{}{}".format("", ""), "{0}".format(True), "{:d}".format(True))
print("{:<06}|{:>06}|{:^06}|{:*<06}|{:06}".format("ab", "ab", "ab", "ab", 42))
print("{:<06d}|{:>+06d}|{:^06d}|{:*>06d}".format(5, 5, 5, 5))
