# match: `match`, `case`, `_` and `type` are keywords only where a statement needs them.
# differs: device (no match)
match = "ab"
case = [1, 2]
print(match[0], case[1], match * 2, (match), -len(case))
match[0]
match.upper()


def case_of(case, match=None):
    match case:
        case [match, case]:
            return match, case
        case match:
            return match


print(case_of((1, 2)), case_of(5))
match match:
    case "ab" if case:
        print("matched", match)


class match:
    case = 7
    type = "class"


print(match.case, match.type)
type = type(match)
print(type is type)
match (case):
    case [case, *_]:
        print(case)
match -3:
    case -3:
        print("minus")
match {}:
    case {}:
        print("dict")
match not None:
    case True:
        print("not")
