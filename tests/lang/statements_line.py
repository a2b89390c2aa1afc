# Statements on one line, semicolons, line joining, comments and blank lines in odd places.
a = 1; b = 2; print(a, b)
if a: print("one line"); print("two statements")
for i in range(2): print(i); print(-i)
while a < 3: a += 1
def f(x): return x * 2
class C: y = 5; z = 6
try: raise ValueError
except ValueError: print("caught")
finally: print("finally")
with_backslash = 1 + \
    2 + \
    3
in_brackets = (1 +
               2 +  # a comment inside

               3)
print(f(2), C.y, C.z, with_backslash, in_brackets); pass
if True:

    # a comment before the body
    print("body")  # a comment behind it

# a comment at the margin

    print("still the body")
else: print("no")
data = [
    1, 2,
    3,
]
text = ("implicit "
        "concatenation")
print(data, text, [
    x
    for x in data
    if x > 1
])
def g(
    a,
    b=2,
    *,
    c=3,
): return (a,
           b, c)
print(g(1), g(
    1,
    c=4,
))
if_tab = {'k':	1}
print(if_tab)
