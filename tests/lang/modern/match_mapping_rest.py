# match: `**rest` of a mapping pattern is a new dict of what is left.
# differs: device (no match)
def rest_of(v):
    match v:
        case {"a": 1, **rest}:
            return "a", rest
        case {"b": _, "c": _, **rest}:
            return "bc", rest
        case {**rest}:
            return "all", rest


def shown(result):
    return result and (result[0], sorted(result[1].items()))


original = {"a": 1, "x": 10, "y": 20}
kind, rest = rest_of(original)
print(kind, sorted(rest.items()), rest is original)
rest["new"] = 1
print(sorted(original))
print(shown(rest_of({"a": 2, "z": 5})))
print(shown(rest_of({"b": 1, "c": 2})), shown(rest_of({"b": 1, "c": 2, "d": 3})))
print(shown(rest_of({})), shown(rest_of([1])))
match {"k": {"inner": 1, "other": 2}, "z": 0}:
    case {"k": {"inner": n, **inner_rest}, **outer_rest}:
        print(n, inner_rest, outer_rest)
match {"a": 5, "b": 6}:
    case {"a": 5, **rest} if "c" in rest:
        print("wrong")
    case {"b": 6, **rest}:
        print(rest)
