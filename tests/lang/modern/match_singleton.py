# match: None, True and False match by identity, numbers by equality.
# differs: device (no match)
def by_identity(v):
    match v:
        case None:
            return "None"
        case True:
            return "True"
        case False:
            return "False"
        case 1:
            return "one"
        case 0:
            return "zero"
        case _:
            return "other"


class Equal:
    def __eq__(self, other):
        print("compared with", other)
        return True


for v in (None, True, False, 1, 0, 1.0, 0.0, "", [], "None"):
    print(repr(v), by_identity(v))
print(by_identity(Equal()))
match 1:
    case True:
        print("wrong")
    case 1:
        print("one is not True")
match False:
    case 0:
        print("False equals zero")
