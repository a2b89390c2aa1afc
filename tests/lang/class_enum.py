# An enumeration made with a metaclass, as libraries do it.
# differs: micropython (it has no metaclasses)
class EnumMeta(type):
    def __new__(mcs, name, bases, ns):
        members = {}
        for k in list(ns):
            if not k.startswith('_') and isinstance(ns[k], int):
                members[k] = ns.pop(k)
        cls = type.__new__(mcs, name, bases, ns)
        cls._members = {}
        for k, v in members.items():
            o = object.__new__(cls); o.name = k; o.value = v
            cls._members[k] = o
        return cls
    def __iter__(cls): return iter(cls._members.values())
    def __len__(cls): return len(cls._members)
    def __getitem__(cls, k): return cls._members[k]
    def __getattr__(cls, k):
        if k in cls.__dict__.get('_members', {}): return cls._members[k]
        raise AttributeError(k)
    def __contains__(cls, m): return m in cls._members.values()
    def __call__(cls, v):
        for m in cls:
            if m.value == v: return m
        raise ValueError('%r is not a valid %s' % (v, cls.__name__))
class Enum(metaclass=EnumMeta):
    def __repr__(self): return '<%s.%s: %r>' % (type(self).__name__, self.name, self.value)
class Color(Enum):
    RED = 1
    BLUE = 2
print(list(Color), len(Color), Color['RED'], Color.BLUE, Color(2), Color.RED in Color, Color(1) is Color.RED)
try: Color(9)
except ValueError as e: print(e)
try: Color.GREEN
except AttributeError as e: print('AE', e)
print([c.name for c in Color], hasattr(Color, 'x'))
