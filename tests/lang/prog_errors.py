# What goes wrong in beginners' programs, and how it is told.
def attempt(f):
    try:
        return f()
    except Exception as e:
        return type(e).__name__


tests = [
    lambda: 1 / 0,
    lambda: [1, 2][5],
    lambda: {"a": 1}["b"],
    lambda: int("twelve"),
    lambda: undefined_name,
    lambda: "1" + 1,
    lambda: None.upper(),
    lambda: len(5),
    lambda: [].pop(),
    lambda: (lambda x: x)(),
    lambda: "abc".index("z"),
    lambda: next(iter([])),
    lambda: int([]),
    lambda: {[]: 1},
    lambda: chr(-1),
    lambda: [1, 2, 3].remove(4),
    lambda: range(1, 10, 0),
    lambda: "%d" % "x",
    lambda: 5(),
    lambda: [] < 5,
    lambda: 1 << -1,
]
for number, test in enumerate(tests):
    print(number, attempt(test))


class AppError(Exception):
    code = 1


class NetError(AppError):
    code = 2


for error in (NetError("down"), AppError(), ValueError("x", 2)):
    try:
        raise error
    except NetError as e:
        print("net", e, e.code)
    except AppError as e:
        print("app", repr(e), e.code)
    except (KeyError, ValueError) as e:
        print("other", e.args)
    else:
        print("never")
    finally:
        print("done")
