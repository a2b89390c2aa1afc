# Program text that is refused, and some that looks like it.
# differs: micropython (it takes some of it)
for text in [
    "f(**a, *b)",
    "f(**a, b)",
    "[i := 1 for i in x]",
    "[[(i := j) for i in x] for j in x]",
    "[[(j := i) for i in x] for j in x]",
]:
    try:
        eval(text)
        print("taken", text)
    except SyntaxError:
        print("refused", text)
for text in ["def f(x):\n nonlocal x", "def f():\n nonlocal x\n global x", "def f():\n global x\n nonlocal x"]:
    try:
        exec(text)
        print("taken", text)
    except SyntaxError:
        print("refused", text)
x = [1]
print(eval("[y := i for i in x]"), eval("'a' \\\r\n 'b'"), eval("[[z for z in x] for i in x]"))
