# positional-only parameters leave their names free for **kwargs.
def tagged(tag, /, *content, **attributes):
    return tag, content, sorted(attributes.items())


print(tagged("a"), tagged("a", 1, 2), tagged("a", tag="b", x=1), tagged("p", "text", tag=1, content=2, attributes=3))


def both(self, other=None, /, **kwargs):
    return self, other, sorted(kwargs)


print(both(1, self=2), both(1, 2, self=3, other=4))


class Record:
    def __init__(self, name, /, **fields):
        self.name = name
        self.fields = fields

    def update(self, values=(), /, **more):
        self.fields.update(values)
        self.fields.update(more)
        return sorted(self.fields.items())


r = Record("r", self=1, name=2)
print(r.name, r.update(), r.update({"x": 1}), r.update(values=3, self=4))
try:
    Record(name="only keyword")
except TypeError:
    print("missing")
