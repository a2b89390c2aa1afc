# Decorators: with and without arguments, stacked, on methods, keeping state.
def memoize(f):
    known = {}

    def wrapper(*args):
        if args not in known:
            known[args] = f(*args)
        return known[args]

    wrapper_known.append(known)
    return wrapper


wrapper_known = []


def trace(prefix, depth=[0]):
    def decorate(f):
        def inner(*args, **kwargs):
            depth[0] += 1
            print(prefix * depth[0], args, sorted(kwargs.items()))
            try:
                return f(*args, **kwargs)
            finally:
                depth[0] -= 1

        return inner

    return decorate


@memoize
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


@trace("-")
@trace("=")
def power(base, exponent=2):
    return base ** exponent


class Account:
    def __init__(self):
        self.total = 0

    @trace("$")
    def add(self_or_account, amount):
        self_or_account.total += amount
        return self_or_account.total

    def __repr__(self):
        return "Account(%d)" % self.total


print(fib(30), len(wrapper_known[0]))
print(power(3), power(2, exponent=5))
a = Account()
print(a.add(5), a.add(amount=7))
