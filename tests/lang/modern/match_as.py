# match: `as` names any part of a pattern, at any depth.
# differs: device (no match)
def f(v):
    match v:
        case ([1, *_] | [*_, 1]) as whole:
            return "has a one at an end", whole
        case [[a, b] as pair, (c as alias) as again]:
            return a, b, pair, alias, again
        case {"k": [_, *rest] as items, **others} as mapping:
            return rest, items, others, mapping
        case int() | float() as number:
            return "number", number
        case str() as s if s.startswith("p"):
            return "p-word", s
        case (_ as anything):
            return "anything", anything


for v in ([1, 2], [2, 1], (1,), [[5, 6], 7], {"k": [1, 2, 3]}, 8, 2.5, "python", "java", None):
    print(f(v))
items = [3, 4]
match items:
    case [*copied] as same:
        print(same is items, copied is items, copied == items)
match {"x": 1}:
    case {"x": 1 as one} as d:
        print(one, d)
