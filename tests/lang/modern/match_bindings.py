# match: what is bound after guards fail, in nested functions, del of captures, captures of cells and globals.
# differs: device (no match)
def after_guard(v):
    bound = "none"
    match v:
        case [bound] if bound > 10:
            return "big", bound
        case [_]:
            return "small", bound
    return bound


print(after_guard([20]), after_guard([5]), after_guard(1))


def closure(v):
    match v:
        case {"name": name, **rest}:
            return lambda: (name, sorted(rest))
        case [first, *others]:

            def late():
                nonlocal first
                first += 1
                return first, others

            return late


f = closure({"name": "n", "z": 1})
g = closure([1, 2, 3])
print(f(), g(), g())


def deleting(v):
    match v:
        case (a, b):
            del a
            return "a" in locals_of(b), b


def locals_of(b):
    return [b]


print(deleting((1, 2)))
results = []
for item in ([1, 2], {"a": 3}, "text", None, 4.5):
    match item:
        case [x, _] | {"a": x} if (y := 7):
            results.append((x, y))
        case str(x) | float(x):
            results.append(x)
        case x:
            results.append("other")
print(results, x, y)


class Body:
    match {"width": 3, "height": 4}:
        case {"width": width, "height": height}:
            area = width * height


print(Body.area, Body.width, [n for n in ("item", "width") if n in globals()])
