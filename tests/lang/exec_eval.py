# Programs that compile and run program text: exec, eval, compile.
print(eval("1 + 2 * 3"), eval("[x * x for x in range(4)]"), eval("(lambda a: a + 1)(4)"))
x = 10
print(eval("x + 1"), eval("x + y", {"x": 1, "y": 2}), eval("x + y", {"x": 1}, {"y": 5}))

exec("z = x * 2\nprint('in exec', z)")
print(z)
space = {"start": 3}
exec("def f(n):\n    return n + start\nvalue = f(4)", space)
print(space["value"], space["f"](10), "value" in globals())
outer, inner = {"a": 1}, {}
exec("b = a + 1\nclass C:\n    size = 2\nfor i in range(3): pass", outer, inner)
print(sorted(k for k in inner), inner["b"], inner["C"].size, inner["i"], "b" in outer)

code = compile("a * 2", "<text>", "eval")
print([eval(code, {"a": a}) for a in (1, "ab", [0])])
program = compile("total = 0\nfor n in range(5):\n    total += n\n", "sum.py", "exec")
for _ in range(2):
    exec(program)
    print(total)
print(exec("1 + 1"), eval("7  "), eval(b"6 + 1"))


def local(n):
    exec("counter = [1]")
    return eval("n * 2", {"n": n})


print(local(21))
for text in ("1 +", "x = 1", "def", "(1", "'abc", "1 2", ""):
    try:
        eval(text)
    except SyntaxError:
        print("SyntaxError", repr(text))
for text in ("if x\n  y", "x = = 1", "return 1", "break", "  x = 1", "def f():\nx", "f(1=2)", "x = )", "for x in y", "a b"):
    try:
        exec(text)
    except SyntaxError:
        print("SyntaxError", repr(text))
try:
    exec("print('before')\nraise ValueError('inside')\n")
except ValueError as error:
    print("caught", error)
try:
    eval("missing_name")
except NameError:
    print("NameError")
try:
    compile("1", "f", "other")
except ValueError as error:
    print("ValueError")
try:
    exec(5)
except TypeError:
    print("TypeError")
exec("""
def outer():
    count = 0
    def step(by=1):
        nonlocal count
        count += by
        return count
    return step
class Animal:
    def __init__(self, name):
        self.name = name
    def __repr__(self):
        return f"{type(self).__name__}({self.name!r})"
class Dog(Animal):
    def __init__(self, name, *, age=3):
        super().__init__(name)
        self.age = age
step = outer()
print([step() for _ in range(3)], step(by=5), Dog("Rex"), Dog("Ida", age=7).age)
def numbers(n):
    try:
        while n:
            n -= 1
            if n == 2:
                continue
            yield n
    finally:
        print("closed")
print(list(numbers(5)), sum(n for n in numbers(3)))
with_log = []
""")
print(eval("eval('1 + 1') + 1"), with_log)
