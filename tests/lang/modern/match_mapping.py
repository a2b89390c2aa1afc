# match: mapping patterns: keys of many kinds, more keys than asked for, missing keys, nested.
# differs: device (no match)
class Key:
    NAME = "name"


def look(v):
    match v:
        case {"op": "add", "args": [a, b]}:
            return a + b
        case {"op": "neg", "args": [a]}:
            return -a
        case {Key.NAME: str(name)}:
            return "named " + name
        case {1: x, -1: y}:
            return "numbers", x, y
        case {None: x} | {True: x}:
            return "singleton", x
        case {b"k": {"deep": [_, {"deeper": found}]}}:
            return "found", found
        case {}:
            return "some dict of %d" % len(v)
        case _:
            return "no dict"


print(look({"op": "add", "args": (3, 4)}), look({"args": [5], "op": "neg", "more": 0}))
print(look({"op": "neg", "args": [1, 2]}), look({"op": "neg"}))
print(look({"name": "x"}), look({"name": 5}))
print(look({1: "a", -1: "b", 7: "c"}), look({1: "a"}), look({None: 5}))
print(look({b"k": {"deep": [0, {"deeper": "it"}]}}), look({b"k": {"deep": []}}))
print(look({}), look([("op", "add")]), look("op"), look(None))
