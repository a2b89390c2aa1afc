# differs: micropython (its fields have no attributes and subscripts, and it has no format() and __format__)
# Fields with attributes and subscripts, format(), __format__, !a.
class Box:
    def __init__(self, value, **more):
        self.value = value
        for key in more:
            setattr(self, key, more[key])

    def __format__(self, spec):
        return "Box<" + spec + ">"

box = Box([1, {"k": "deep"}], inner=Box("x"), name="b")
print("{0.value} {0.name} {0.inner.value}".format(box), "{.name}".format(box), "{b.value[0]}".format(b=box))
print("{0[0]} {0[1]} {0[2]}".format("abc"), "{0[key]} {0[other key]}".format({"key": 1, "other key": 2}))
print("{0.value[1][k]}".format(box), "{[2]}".format((1, 2, 3)), "{0[a-b]} {0[5]}".format({"a-b": "dash", 5: "five"}))
print("{} {:} {:spec} {:>5}".format(box, box, box, box), format(box, "s"), format(box), format(box, ""))
print("{!r:.3}|{!a}|{!a:>8}".format("quote", "é", "ü"), "{0.name!r}".format(box))
print(format(12, "05"), format("s", ">3"), format(0.5, ".2f"), format(None), format([1]), format(True, "d"))
print(format(255, "#x"), format(-1.5, "+8.2f"), format("é", "^5") + "|", format(10**18, ","))
class Plain:
    def __str__(self):
        return "plain"
print("{}".format(Plain()), format(Plain()), f"{Plain()}", f"{box:{'>'}{3}}")
def check(call):
    try:
        print(call())
    except (TypeError, ValueError, AttributeError, KeyError, IndexError) as e:
        print(type(e).__name__)
check(lambda: "{0.missing}".format(box))
check(lambda: "{0[x]}".format({}))
check(lambda: "{0[9]}".format([1]))
check(lambda: "{0[}".format([1]))
check(lambda: "{0.}".format(box))
check(lambda: "{0[]}".format({"": 1}))
check(lambda: "{0[1]x}".format([1, 2]))
check(lambda: format(Plain(), "5"))
check(lambda: format([], "5"))
check(lambda: format(1, 2))
check(lambda: format("a", "d"))
check(lambda: "{:+}".format("a"))
check(lambda: "{:#}".format("a"))
check(lambda: "{:,}".format("a"))
check(lambda: "{:.2}".format(1))
check(lambda: "{:{:{}}}".format(1, 2, 3))
check(lambda: "{:,x}".format(1))
check(lambda: "{:+c}".format(65))
check(lambda: "{a{b}".format(1))
check(lambda: "{:<]!}".format([1]))
