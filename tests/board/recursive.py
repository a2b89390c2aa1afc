# Uses up the stack, in Python and through natives, and goes on.
class Deep:
    def __init__(self, inner):
        self.inner = inner

    def __repr__(self):
        return "Deep(%r)" % (self.inner,)


def endless(n):
    return endless(n + 1) + 1


def nested(n):
    return max([n], key=lambda _: nested(n + 1))


chain = None
for _ in range(60):
    chain = Deep(chain)

for name, run in (("calls", lambda: endless(0)), ("natives", lambda: nested(0)), ("repr", lambda: repr(chain))):
    try:
        run()
        print(name, "done")
    except RuntimeError as error:
        print(name, error)
    except MemoryError:
        print(name, "memory")
print("still here")
