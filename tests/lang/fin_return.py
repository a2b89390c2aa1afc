# return through finally, in all positions.
def plain():
    try:
        return "try"
    finally:
        print("cleanup")


def overridden():
    try:
        return "try"
    finally:
        return "finally"


def from_except():
    try:
        1 // 0
    except ZeroDivisionError:
        return "except"
    finally:
        print("after except")


def swallowed():
    try:
        raise ValueError
    finally:
        return "swallowed"


def nested():
    try:
        try:
            return "inner"
        finally:
            print("one")
    finally:
        print("two")


def from_else():
    try:
        pass
    except ValueError:
        return "no"
    else:
        return "else"
    finally:
        print("else done")


def in_loop():
    for i in range(5):
        try:
            if i == 2:
                return i
        finally:
            print("i", i)


def loop_inside():
    try:
        return "first"
    finally:
        for i in range(3):
            if i == 1:
                break
        print("loop broke at", i)


for f in (plain, overridden, from_except, swallowed, nested, from_else, in_loop, loop_inside):
    print(f())
