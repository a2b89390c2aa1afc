# Generators: next, for, send, throw, close, return values.
def simple(n):
    print("start")
    while n:
        yield n
        n -= 1
    print("end")
    return "result"


g = simple(2)
print(next(g))
print(next(g))
try:
    next(g)
except StopIteration as e:
    print("stop", e.value)
try:
    next(g)
except StopIteration as e:
    print("again", e.value)
print(list(simple(3)), sum(simple(4)), [x * x for x in simple(2)])


def talker():
    said = []
    while True:
        try:
            got = yield len(said)
            said.append(got)
        except ValueError as e:
            said.append("error " + str(e))
        except GeneratorExit:
            print("leaving", said)
            raise


t = talker()
print(next(t), t.send("a"), t.send("b"), t.throw(ValueError("bad")), next(t))
t.close()
try:
    t.send(1)
except StopIteration:
    print("closed")
fresh = talker()
try:
    fresh.send("too early")
except TypeError:
    print("TypeError")
fresh.close()


def ignores():
    try:
        yield 1
    except GeneratorExit:
        yield 2


i = ignores()
next(i)
try:
    i.close()
except RuntimeError as e:
    print("RuntimeError")


def with_finally():
    try:
        yield "in try"
        yield "never"
    finally:
        print("finally")


w = with_finally()
print(next(w))
w.close()
try:
    list(with_finally()) and with_finally().throw(KeyError("k"))
except KeyError as e:
    print("KeyError", e.args)


def raises():
    yield 1
    raise StopIteration("leaks")


try:
    list(raises())
except RuntimeError:
    print("StopIteration became RuntimeError")
print((lambda: (yield))().__next__(), tuple(x for x in "abc" if x != "b"))
