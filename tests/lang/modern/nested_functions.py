# functions in functions: defaults from outer scopes, decorators inside, recursion, conditional definitions, returns of classes.
def outer(a, b=2, *rest, key="k", **more):
    c = a + b

    def first(x, y=c, *, z=key):
        return x, y, z

    def wrap(function):
        def inner(*args, **kwargs):
            return key, function(*args, **kwargs)
        return inner

    @wrap
    @lambda g: lambda n: g(n) if n else "zero"
    def recursive(n):
        return n + (recursive(n - 1)[1] if n > 1 else 0)

    if c > 3:
        def chosen():
            return "big", rest
    else:
        def chosen():
            return "small", sorted(more)

    class Local:
        value = c

        def get(self, default=key):
            return self.value, default, a

    return first(1), first(1, 2, z=3), recursive(3), recursive(0), chosen(), Local().get(), Local


result = outer(1)
print(result[:-1], result[-1].__name__)
print(outer(5, 6, 7, 8, key="q", m=9, n=10)[:-1])
print(outer(0, 1, m=2)[4])


def factory(n):
    return [lambda x, i=i: (x + i, n) for i in range(n)], {i: (lambda: i * n) for i in range(n)}


functions, table = factory(3)
print([f(10) for f in functions], [table[i]() for i in range(3)])


def shadow(shadow):
    def shadow_inner(shadow=shadow):
        shadow += 1
        return shadow
    return shadow_inner() + shadow


print(shadow(1))
