# differs: mpy-cross (evaluates the value of a dict item before its key)
# The order in which the parts of expressions and statements are evaluated.
def t(name, value=None):
    print(name, end=" ")
    return value


class Thing:
    def __getitem__(self, key):
        print("get", key, end=" ")
        return 1

    def __setitem__(self, key, value):
        print("set", key, value, end=" ")

    def method(self, *args, **kwargs):
        print("call", end=" ")


thing = Thing()
t("left", 1) + t("right", 2) * t("third", 3)
print()
t("object", thing)[t("key", "k")] = t("value", "v")
print()
t("object", thing)[t("key", "k")] += t("value", 1)
print()
t("function", thing.method)(t("a"), t("b"), x=t("x"), y=t("y"))
print()
{t("k1", 1): t("v1"), t("k2", 2): t("v2")}
print()
[t("one"), t("two"), (t("three"), t("four"))]
print()
t("a", 1) < t("b", 2) < t("c", 0) < t("never", 3)
print()
t("body") if t("test", True) else t("other")
print()
a, thing[t("index", 0)], b = t("x"), t("y"), t("z")
print()
thing[t("first", 1)] = thing[t("second", 2)] = t("value", "w")
print()
del a, b
[t("element") for x in t("iterable", [1]) if t("condition", True)]
print()
{t("key", 1): t("value") for x in [1]}
print()
@t("decorator one", lambda f: f)
@t("decorator two", lambda f: f)
def decorated(a=t("default"), *, b=t("keyword default")):
    pass
print()
