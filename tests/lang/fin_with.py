# with: order of calls, swallowing, errors in enter and exit, targets.
class Manager:
    def __init__(self, name, swallow=False, fail=""):
        self.name, self.swallow, self.fail = name, swallow, fail

    def __enter__(self):
        print("enter", self.name)
        if self.fail == "enter":
            raise RuntimeError("enter " + self.name)
        return self.name.upper()

    def __exit__(self, kind, value, trace):
        print("exit", self.name, kind.__name__ if kind else None, value is None)
        if self.fail == "exit":
            raise RuntimeError("exit " + self.name)
        return self.swallow


with Manager("a") as name, Manager("b"):
    print("body", name)
with Manager("c", swallow=True):
    print(1 // 0)
print("after swallow")
for kind in ("enter", "exit"):
    try:
        with Manager("outer"), Manager("inner", fail=kind):
            print("body of", kind)
    except RuntimeError as e:
        print("caught", e)


def leave(how):
    for i in range(3):
        with Manager(how):
            if how == "return":
                return i
            if how == "break":
                break
            continue
    return "end"


print(leave("return"), leave("break"))
holder = {}
with Manager("target") as holder["key"], Manager("list") as [first, *rest]:
    print(holder, first, rest)
try:
    with Manager("x"):
        with Manager("y"):
            raise KeyError("k")
except KeyError as e:
    print("through both", e.args)
