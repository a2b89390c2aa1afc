# several statements a line, continued lines, blocks behind colons, semicolons at ends, odd layouts.
x = 1; y = 2; print(x, y);
if x: print("if"); print("still if")
else: print("else")
for i in range(2): print(i, end=" "); continue
print()
class A: a = 1; b = 2
class B(A): pass
def f(x): return x * 2
def g(): yield 1; yield 2
try: raise ValueError
except ValueError: print("caught")
else: pass
finally: print("finally")
while True: break
print(A.a, B.b, f(3), list(g()))
z = 1 + \
    2 + \
  3
print(z, (1 +
          2  # comment
          + 3),
      [
    1,

    2
])
if (x and
        y): print("condition over lines")
with_backslash = "a\
b"; print(with_backslash)
def h(
    a,
    b=2,
    *,
    c=3,
): return a, b, c
print(h(
    1,
    c=4,
)); print("end")
if x:
  print("two");  print("blanks")
  if y:
         print("nine")
# comment at a lower level
      # and at an odd one
  print("back")
lambda: 0; None; "text"; 5
pass; pass
print(1if x else 2, 0xfor y, [2for _ in (1,)], 1or 2, 1_0if y else 0, 1.if x else 2, 1e1if x else 0)
