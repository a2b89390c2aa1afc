# Special methods: containers, calls, conversion, attribute hooks.
class Table:
    def __init__(self):
        self.rows = {}

    def __getitem__(self, key):
        return self.rows[key]

    def __setitem__(self, key, value):
        self.rows[key] = value

    def __delitem__(self, key):
        del self.rows[key]

    def __contains__(self, key):
        return key in self.rows

    def __len__(self):
        return len(self.rows)

    def __iter__(self):
        return iter(sorted(self.rows))

    def __call__(self, *args, **kwargs):
        return len(args), sorted(kwargs)

    def __bool__(self):
        return "x" in self.rows

    def __str__(self):
        return "table"

    def __repr__(self):
        return "Table()"


t = Table()
print(bool(t), len(t))
t["x"] = 1
t["a", 2] = 3
del t["a", 2]
t["b"] = 5
print(t["x"], "x" in t, "y" in t, "y" not in t, len(t), bool(t), list(t), t(1, 2, k=3))
print(t, [t], str(t), repr(t), "%s %r" % (t, t), "{} {!r}".format(t, t))
try:
    t["missing"]
except KeyError as e:
    print("KeyError", e.args)


class Lazy:
    def __init__(self):
        self.made = []

    def __getattr__(self, name):
        if name.startswith("no"):
            raise AttributeError(name)
        self.made.append(name)
        return name.upper()


z = Lazy()
print(z.first, z.second, z.made, hasattr(z, "nothing"), getattr(z, "none", 0), hasattr(z, "made"))


class Number:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return isinstance(other, Number) and self.n == other.n

    def __hash__(self):
        return self.n % 8

    def __lt__(self, other):
        return self.n < other.n

    def __le__(self, other):
        return self.n <= other.n


one, nine = Number(1), Number(9)
print(one == Number(1), one != Number(1), one == nine, one < nine, one <= one)
d = {one: "one", nine: "nine"}
print(d[Number(1)], d[Number(9)], len(d), Number(17) in d, Number(1) in [nine, one], [nine, one].index(Number(1)))
print(min(one, nine).n, sorted([nine, one])[0].n)
