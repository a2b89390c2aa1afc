# The % operator: every conversion, flags, width, precision, star, mapping.
print("%s %s %s" % (1, "two", None), "%d%%" % 50, "%s" % "one", "%s" % [1, 2], "%s" % ((1, 2),), "none" % ())
print("%d %i %u %x %X %o" % (255, -255, 255, 255, 255, 8), "%c%c" % (65, "b"), "%r %r" % ("a'", b"b"))
print("%5d|%-5d|%05d|%+d|% d|%+05d|%-+5d|" % (42, 42, 42, 42, 42, 42, 42))
print("%5d|%-5d|%05d|%+d|% d|" % (-42, -42, -42, -42, -42))
print("%#x %#X %#o %08x %-8x|" % (255, 255, 8, 48879, 48879), "%x" % -255, "%X" % 10**15)
print("%5s|%-5s|%.2s|%5.1s|%-5.3s|%s" % ("ab", "ab", "abc", "abc", "abcd", ""))
print("%*d|%-*d|%*s|%.*s|%*.*s|" % (5, 42, 5, 42, 4, "a", 2, "abc", 5, 1, "xyz"))
print("%(name)s is %(age)d, %(name)r %(age)05d" % {"name": "Ada", "age": 36, "unused": 1})
print("%(a)s%(a)s%%" % {"a": 1}, "%s" % {"k": 1}, "text" % {"k": 1})
print("%5c|%-5c|" % ("x", 121), "%s %s" % (True, 2.5), "%d %d" % (True, False), "%d" % 3.75, "%i" % -2.5)
print("%.3d|%.0d|%6.3d|%+.2d" % (5, 7, 42, 3), "%s" % 10**20, "%d" % 2**70, "%x" % 2**70, "%25d|" % 10**20)
print("%5.2f|%-7.2f|%07.2f|%+.1e" % (2.25, 2.25, -2.25, 1024.0), "%g %g" % (0.5, 100.0))
print("%%|%5s%%" % "x", "a%sb%sc" % ("-", "+"))
class Shown:
    def __str__(self):
        return "str"
    def __repr__(self):
        return "repr"
print("%s %r %5s|%-6r|" % (Shown(), Shown(), Shown(), Shown()), "%s" % Shown())
def check(template, values):
    try:
        print(repr(template % values))
    except (TypeError, ValueError, KeyError, OverflowError) as e:
        print(template, type(e).__name__)
check("%d", "x")
check("%d", ())
check("%d", (1, 2))
check("%s %s", "x")
check("%", 1)
check("%5", 1)
check("%z", 1)
check("%c", "ab")
check("%c", 1.5)
check("%(a)s", 1)
check("%(a)s", {})
check("%(a", {"a": 1})
check("%*d", ("a", 1))
check("%(a)s %s", {"a": 1})
check("%s %(a)s", {"a": 1})
check("%x", 1.5)
check("%*5d", (5, 42))
check("%.*3d", (5, 42))
check("%f", "a")
check("a", 5)
check("a", (1,))
check("%s", (1, 2))
check("%d %d", [1, 2])
log = "%-10s %3d%% %6.2f"
for row in (("battery", 87, 3.25), ("light", 5, 0.5)):
    print(log % row)
