"""Tuples whose items have names. The names are looked up in the class: a property each would take RAM."""


class _NamedTuple(tuple):
    def __new__(cls, *args, **keywords):
        fields = cls._fields
        values = list(args)
        for name in fields[len(args) :]:
            if name in keywords:
                values.append(keywords.pop(name))
            elif name in cls._field_defaults:
                values.append(cls._field_defaults[name])
            else:
                raise TypeError("%s() misses argument '%s'" % (cls.__name__, name))
        if len(values) > len(fields):
            raise TypeError("%s() takes %d arguments but %d were given" % (cls.__name__, len(fields), len(values)))
        for name in keywords:
            raise TypeError("%s() got an unexpected or repeated argument '%s'" % (cls.__name__, name))
        return tuple.__new__(cls, values)

    @classmethod
    def _make(cls, iterable):
        values = tuple(iterable)
        if len(values) != len(cls._fields):
            raise TypeError("Expected %d arguments, got %d" % (len(cls._fields), len(values)))
        return cls(*values)

    def __getattr__(self, name):
        fields = self._fields
        if name in fields:
            return self[fields.index(name)]
        raise AttributeError("'%s' object has no attribute '%s'" % (type(self).__name__, name))

    def __setattr__(self, name, value):
        if name in self._fields or "_fields" in type(self).__dict__:
            raise AttributeError("can't set attribute")
        super().__setattr__(name, value)

    def __repr__(self):
        items = ["%s=%r" % item for item in zip(self._fields, self)]
        return "%s(%s)" % (type(self).__name__, ", ".join(items))

    def __getnewargs__(self):
        return tuple(self)

    def _asdict(self):
        return dict(zip(self._fields, self))

    def _replace(self, **keywords):
        values = [keywords.pop(name, value) for name, value in zip(self._fields, self)]
        if keywords:
            raise ValueError("Got unexpected field names: %r" % list(keywords))
        return type(self)(*values)


def namedtuple(typename, field_names, *, defaults=()):
    if isinstance(field_names, str):
        field_names = field_names.replace(",", " ").split()
    fields = tuple([str(name) for name in field_names])
    for i, name in enumerate(fields):
        if name.startswith("_"):
            raise ValueError("Field names cannot start with an underscore: %r" % name)
        if name in fields[:i]:
            raise ValueError("Encountered duplicate field name: %r" % name)
    defaults = tuple(defaults or ())
    if len(defaults) > len(fields):
        raise TypeError("Got more default values than field names")
    defaults = dict(zip(fields[len(fields) - len(defaults) :], defaults))
    members = {"_fields": fields, "_field_defaults": defaults, "__match_args__": fields}
    return type(typename, (_NamedTuple,), members)
