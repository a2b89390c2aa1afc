# calls: callee, arguments and keywords are evaluated from left to right, whatever their form.
log = []


def n(value):
    log.append(value)
    return value


def done():
    text = " ".join(str(item) for item in log)
    log.clear()
    return text


def take(*args, **kwargs):
    return take


class Obj:
    def method(self, *args, **kwargs):
        return self

    def __getitem__(self, key):
        return self.method


obj = Obj()


def get(value, name):
    log.append(name)
    return value


get(take, "f")(n(1), n(2), a=n(3), b=n(4))
print(done())
get(obj, "o").method(n(1), *get([5], "star"), k=n(2), **get({}, "dict"))(*[]) if False else None
get(obj, "o").method(n(1), *get([5], "star"), k=n(2), **get({}, "dict"))
print(done())
get(obj, "o")[n("key")](n(1))
print(done())
get(take, "f")(n(1))(n(2))(n(3), k=n(4))
print(done())
get(take, "f")(*get([], "s1"), n(1), *get([], "s2"), n(2), **get({}, "d1"), k=n(3), **get({}, "d2"))
print(done())
print(get(max, "f")(n(3), get(min, "g")(n(1), n(2))), done())
