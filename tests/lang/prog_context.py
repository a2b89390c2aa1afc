# Context managers: order, swallowing, nesting, return through them.
class Block:
    depth = 0

    def __init__(self, name, swallow=()):
        self.name, self.swallow = name, swallow

    def __enter__(self):
        print("  " * Block.depth + "<" + self.name + ">")
        Block.depth += 1
        return self

    def __exit__(self, kind, value, trace):
        Block.depth -= 1
        print("  " * Block.depth + "</" + self.name + ">", kind.__name__ if kind else None, value is None)
        return kind is not None and issubclass(kind, self.swallow)


def leave(how):
    for i in range(3):
        with Block("loop%d" % i):
            if how == "return" and i == 1:
                return "returned"
            if how == "break" and i == 1:
                break
            if how == "continue":
                continue
            if how == "raise" and i == 1:
                raise RuntimeError("out")
    return how + " went on"


with Block("html"), Block("body") as body:
    print(body.name)
    with Block("p", (ValueError, KeyError)):
        {}["missing"]
    print("after")
for how in ("return", "break", "continue", "raise"):
    try:
        print(leave(how))
    except RuntimeError as e:
        print("caught", e)
try:
    with Block("outer", ZeroDivisionError):
        with Block("inner", TypeError):
            1 + "1"
        1 // 0
    print("both swallowed")
finally:
    print(Block.depth)
