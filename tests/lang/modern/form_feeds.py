# form feeds: at the start of lines, inside lines, after blanks, between statements and in blocks.

def f(x):
    y = x + 1
    
    returny

# a comment

print(f(1))
print("one","two")
if f(2):
  print("in a block")
  if True:
      print("deeper")

class C:
    a = 1

    def m(self):
        return self.a

print(C().m(), "\f" == "", len("ab"))
x = [1,
2,
3]
print(x)
