# a byte order mark before the first line, and Windows line ends.
x = 1
if x:
    print("first name is x,", x)

print("continued \
line")
y = """two
lines"""
print(len(y), y.split())
z = [
    1,
    2,
]
print(z, 1 + \
      2)


def f():
    # comment

    return "end"


print(f())
