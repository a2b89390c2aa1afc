# decorators are evaluated from the top, applied from the bottom, before the name is bound.
log = []


def deco(name):
    log.append("evaluate " + name)

    def apply(thing):
        log.append("apply " + name)
        return thing

    return apply


@deco("one")
@deco("two")
def f(x=log.append("default")):
    pass


print(log)
log.clear()


@deco("outer")
@deco("inner")
class C(log.append("base") or object):
    log.append("body")


print(log)


@print
@str.upper
@lambda f: f.__name__ + " was here"
def shout():
    pass


print(shout)


def once(f):
    return f()


@once
def value():
    return 42


print(value)
try:

    @undefined_decorator
    def never(x=print("default is not reached")):
        pass
except NameError:
    print("no such decorator")
