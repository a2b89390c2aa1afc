# match with try, with and loops around and inside; errors in subjects, values and attributes.
# differs: device (no match)
class Manager:
    def __enter__(self):
        return [1, 2]

    def __exit__(self, *what):
        print("exit", what[0] and what[0].__name__)
        return what[0] is KeyError


class Bad:
    @property
    def x(self):
        raise ValueError("in property")

    def __eq__(self, other):
        raise ZeroDivisionError


def f(v):
    try:
        match v:
            case [1, x]:
                with Manager() as m:
                    match m:
                        case [_, y] if x == y:
                            return "returned from with"
                        case _:
                            raise KeyError
                return "swallowed"
            case Bad(x=_):
                return "never"
            case "raise":
                raise IndexError
            case {"stop": True}:
                return "stopped"
            case 5:
                pass
    except ValueError as error:
        return error.args[0]
    except IndexError:
        return "index"
    except ZeroDivisionError:
        return "compared"
    else:
        return "else"
    finally:
        print("finally", end=" ")


print(f([1, 2]))
print(f([1, 3]))
print(f(Bad()), f("raise"), f({"stop": True}), f(5), f(6))
for v in range(4):
    try:
        match v:
            case 0:
                continue
            case 2:
                break
            case missing.name:
                print("never")
    except NameError:
        print("NameError", v)
    finally:
        print("finally", v)
match [n := 3, n + 1]:
    case [a, b]:
        print(a, b)
