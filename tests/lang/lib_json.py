# differs: micropython (its json has no indent, and floats of another size)
import json
from io import StringIO

for value in (None, True, False, 0, -17, 10**20, 1.5, -0.25, "", "text", [], {}, (), (1,), [[], {}], {"a": [1, {"b": None}]}):
    text = json.dumps(value)
    print(text, json.loads(text) == (list(value) if isinstance(value, tuple) else value))
print(json.dumps('quote " backslash \\ slash / \n\r\t\b\f \x00\x1f\x7f'))
print(json.dumps("h\u00e9 \u20ac \U0001f600"), json.loads('"\\u00e9\\u20ac\\ud83d\\ude00"') == "\u00e9\u20ac\U0001f600")
print(json.dumps({1: "int", 2.5: "float", None: 0, True: [], "s": ()}))
print(json.dumps([1, {"a": 2, "b": [3]}], separators=(",", ":")), json.dumps({"b": 1, "a": 2}, sort_keys=True))
print(json.dumps({"name": "board", "pins": [0, 1, 2], "empty": [], "none": {}}, indent=2))
print(json.dumps([1, [2]], indent="\t"), json.dumps([], indent=4), json.dumps([1], indent=0))
print(json.dumps([float("inf"), -float("inf"), float("nan")]))
for bad in (object, {(1, 2): 3}):
    try:
        json.dumps(bad)
    except TypeError as error:
        print("TypeError", error)


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y


print(json.dumps([Point(1, 2), {"p": Point(3, 4)}], default=lambda point: [point.x, point.y]))

print(json.loads(' { "a" : [ 1 , -2.5e1 , true , null ] ,\n\t"b" : { } } '))
print(json.loads("[1, 2.0, 3e2, -4E-1, 0]"), json.loads(b'{"k": "v"}'), json.loads(bytearray(b"[false]")))
print(json.loads('"\\"\\\\\\/\\b\\f\\n\\r\\t"') == '"\\/\b\f\n\r\t', json.loads('"a\\u0041b"'), json.loads("12345678901234567890"))
wrong = ("", "[", "]", "[1,", "[1 2]", '{"a"}', '{"a":}', '{"a":1,}', "{1:2}", "nul", '"abc', '"\\q"', '"\\u12', "[1]x", "-", "+1", "--1", "1e", ".5", "'a'")
for text in wrong:
    try:
        print(text, json.loads(text))
    except ValueError:
        print("ValueError", end=" ")
print()

stream = StringIO()
json.dump({"scores": [10, 20], "best": "Ada"}, stream)
print(stream.getvalue())
stream.seek(0)
loaded = json.load(stream)
print(loaded["best"], sum(loaded["scores"]), list(loaded))


def merged(base, change):
    result = dict(base)
    for key, value in change.items():
        if isinstance(value, dict) and isinstance(result.get(key), dict):
            value = merged(result[key], value)
        result[key] = value
    return result


settings = json.loads('{"display": {"on": true, "level": 9}, "name": "x"}')
print(json.dumps(merged(settings, json.loads('{"display": {"level": 3}, "sound": false}'))))
deep = json.loads("[" * 10 + "]" * 10)
depth = 0
while deep:
    deep = deep[0]
    depth += 1
print(depth)
