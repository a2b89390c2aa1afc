"""Enumerations: classes whose members are their only instances."""


class auto:
    """Stands for a value that the class makes up; `a | b` for that of both."""

    value = None
    parts = ()

    def __or__(self, other):
        both = auto()
        both.parts = self, other
        return both

    __ror__ = __or__

    def resolved(self, cls, name):
        if self.value is None:
            if self.parts:
                self.value = 0
                for part in self.parts:
                    self.value |= part.value if isinstance(part, auto) else part
            else:
                values = [member._value_ for member in cls._member_map_.values()]
                self.value = cls._generate_next_value_(name, 1, len(values), values)
        return self.value


class EnumType(type):
    def __new__(meta, name, bases, namespace, **keywords):
        given = {}
        rest = {}
        for key, value in namespace.items():
            is_method = callable(value) or isinstance(value, (property, staticmethod, classmethod))
            (rest if is_method or key[0] == "_" else given)[key] = value
        cls = super().__new__(meta, name, bases, rest, **keywords)
        for base in bases:
            if getattr(base, "_member_map_", None):
                raise TypeError("%s cannot extend %s, which has members" % (name, base.__name__))
        # Of members with equal values the later are other names for the first.
        super().__setattr__(cls, "_member_map_", {})
        super().__setattr__(cls, "_combined_", [])
        for key, value in given.items():
            if isinstance(value, auto):
                value = value.resolved(cls, key)
            member = cls._made(value, key)
            for other in cls._member_map_.values():
                if other._value_ == member._value_:
                    member = other
                    break
            cls._member_map_[key] = member
            super().__setattr__(cls, key, member)
        return cls

    def _made(cls, value, name):
        # A new member; a class with a built-in type among its bases makes one of that type.
        args = value if isinstance(value, tuple) else (value,)
        for base in cls.__mro__:
            if base in (int, str, float, bytes, tuple):
                member = base.__new__(cls, *args)
                value = base(*args)
                break
        else:
            member = object.__new__(cls)
        member._value_ = value
        member._name_ = name
        if cls.__init__ is not object.__init__:
            member.__init__(*args)
        return member

    def __setattr__(cls, name, value):
        if name in cls._member_map_:
            raise AttributeError("cannot reassign member '%s'" % name)
        super().__setattr__(name, value)

    def __delattr__(cls, name):
        if name in cls._member_map_:
            raise AttributeError("cannot delete member '%s'" % name)
        super().__delattr__(name)

    def __call__(cls, value, names=None):
        if names is not None:
            return cls._made_of(value, names)
        if type(value) is cls:
            return value
        for member in cls._member_map_.values():
            if member._value_ == value:
                return member
        member = cls._missing_(value)
        if member is None:
            raise ValueError("%r is not a valid %s" % (value, cls.__name__))
        return member

    def _made_of(cls, name, names):
        # `Enum("Name", "A B C")`: names in a text or one by one, pairs of name and value, or a dict.
        if isinstance(names, str):
            names = names.replace(",", " ").split()
        namespace = {}
        for each in names.items() if isinstance(names, dict) else names:
            key, value = (each, auto()) if isinstance(each, str) else each
            namespace[key] = value
        return EnumType(name, (cls,), namespace)

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __contains__(cls, value):
        if isinstance(value, cls):
            return True
        return any([member._value_ == value for member in cls._member_map_.values()])

    def __iter__(cls):
        seen = []
        for member in cls._member_map_.values():
            if member not in seen and cls._is_canonical(member):
                seen.append(member)
                yield member

    def __reversed__(cls):
        return reversed(list(cls))

    def __len__(cls):
        return len(list(iter(cls)))

    def __bool__(cls):
        return True

    def __repr__(cls):
        kind = "flag" if "Flag" in [base.__name__ for base in cls.__mro__] else "enum"
        return "<%s '%s'>" % (kind, cls.__name__)

    @property
    def __members__(cls):
        return dict(cls._member_map_)


EnumMeta = EnumType


class Enum(metaclass=EnumType):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return max(last_values) + 1 if last_values else start

    @classmethod
    def _missing_(cls, value):
        return None

    @classmethod
    def _is_canonical(cls, member):
        return True

    @property
    def name(self):
        return self._name_

    @property
    def value(self):
        return self._value_

    def __hash__(self):
        return hash(self._name_)

    def __repr__(self):
        return "<%s.%s: %r>" % (type(self).__name__, self._name_, self._value_)

    def __str__(self):
        return "%s.%s" % (type(self).__name__, self._name_)

    def __format__(self, spec):
        return format(str(self), spec)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


class IntEnum(int, Enum):
    __str__ = int.__repr__

    def __hash__(self):
        return hash(self._value_)

    def __format__(self, spec):
        return format(self._value_, spec)


class StrEnum(str, Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()

    def __hash__(self):
        return hash(self._value_)

    def __str__(self):
        return self._value_

    def __format__(self, spec):
        return format(self._value_, spec)


class Flag(Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return 1 << max(last_values).bit_length() if last_values else start

    @classmethod
    def _is_canonical(cls, member):
        # One bit; what has more is a name for several members.
        value = member._value_
        return value > 0 and value & value - 1 == 0

    @classmethod
    def _mask(cls):
        mask = 0
        for member in cls._member_map_.values():
            mask |= member._value_
        return mask

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            return None
        mask = cls._mask()
        if value < 0:
            value &= mask
            return cls(value)
        if value & ~mask and not issubclass(cls, int):
            return None
        for member in cls._combined_:
            if member._value_ == value:
                return member
        names = [member._name_ for member in cls if member._value_ & value]
        if value & ~mask:
            names.append(str(value & ~mask))
        member = cls._made(value, "|".join(names) or None)
        cls._combined_.append(member)
        return member

    def _other(self, other):
        # The bits of the other side of an operator.
        if isinstance(other, type(self)):
            return other._value_
        return other if isinstance(self, int) and isinstance(other, int) else None

    def __or__(self, other):
        bits = self._other(other)
        return NotImplemented if bits is None else type(self)(self._value_ | bits)

    def __and__(self, other):
        bits = self._other(other)
        return NotImplemented if bits is None else type(self)(self._value_ & bits)

    def __xor__(self, other):
        bits = self._other(other)
        return NotImplemented if bits is None else type(self)(self._value_ ^ bits)

    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__

    def __invert__(self):
        return type(self)(type(self)._mask() & ~self._value_)

    def __contains__(self, other):
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        for member in type(self):
            if member._value_ & self._value_:
                yield member

    def __len__(self):
        return len(list(iter(self)))

    def __bool__(self):
        return self._value_ != 0

    def __hash__(self):
        return hash(self._value_)

    def __repr__(self):
        name = "" if self._name_ is None else "." + self._name_
        return "<%s%s: %r>" % (type(self).__name__, name, self._value_)

    def __str__(self):
        name = type(self).__name__
        return "%s(%r)" % (name, self._value_) if self._name_ is None else "%s.%s" % (name, self._name_)


class IntFlag(int, Flag):
    __or__ = __ror__ = Flag.__or__
    __and__ = __rand__ = Flag.__and__
    __xor__ = __rxor__ = Flag.__xor__
    __invert__ = Flag.__invert__
    __str__ = int.__repr__

    def __hash__(self):
        return hash(self._value_)

    def __bool__(self):
        return self._value_ != 0

    def __format__(self, spec):
        return format(self._value_, spec)


def unique(cls):
    for name, member in cls._member_map_.items():
        if member._name_ != name:
            raise ValueError("duplicate values found in %r: %s -> %s" % (cls, name, member._name_))
    return cls
