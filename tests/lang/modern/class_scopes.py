# class bodies: names of the class are not seen in its functions and inner comprehension parts; nonlocal, global.
x = "global"


class A:
    x = "class"
    seen = x
    first = [y for y in x]
    inner = [x for _ in "a"]
    lam = lambda self: x

    def method(self):
        return x

    class B:
        before = x
        x = "inner class"
        after = x


print(A.seen, A.first, A.inner, A().lam(), A().method(), A.B.before, A.B.after)


def f():
    x = "function"

    class C:
        y = x

        def get(self):
            return x

        def set(self, value):
            nonlocal x
            x = value

    class D:
        nonlocal x
        x = "set by class body"

        def get(self):
            return x

    c = C()
    result = C.y, c.get(), D().get(), hasattr(D, "x")
    c.set("changed")
    return result, x


print(f())


class G:
    global made_global
    made_global = 5
    global_seen = made_global


print(made_global, G.global_seen, hasattr(G, "made_global"))


def g():
    x = 1

    class E:
        x = x if False else 2
        z = x

    return E.z


try:
    print(g())
except NameError:
    print("unbound")
