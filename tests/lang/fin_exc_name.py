# The name of an except clause goes away, whatever happens in the clause.
def forget():
    e = "before"
    try:
        raise ValueError("one")
    except ValueError as e:
        print("in clause", e)
    try:
        print(e)
    except NameError:
        print("gone")


forget()
for i in range(3):
    try:
        raise ValueError(i)
    except ValueError as error:
        if i == 0:
            continue
        if i == 2:
            break
        print("clause", error.args[0])
try:
    error
except NameError:
    print("gone after break")


def from_clause():
    try:
        raise KeyError("k")
    except KeyError as problem:
        return str(problem.args[0])


print(from_clause())


def captured():
    functions = []
    for value in (1, 2):
        try:
            raise ValueError(value)
        except ValueError as caught:
            copy = caught
            functions.append(lambda: copy.args[0])
    return [f() for f in functions]


print(captured())
try:
    try:
        raise ValueError("outer")
    except ValueError as x:
        raise TypeError("inner")
except TypeError as y:
    print(y)
try:
    print(x)
except NameError:
    print("x is gone")
