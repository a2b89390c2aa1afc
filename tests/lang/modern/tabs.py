# tabs: blocks by tabs, tabs between tokens, tabs in strings, blank lines and comments of any width.
# differs: device (no match)
def f(x):
	if x:
		return	"tab"
		
	# a comment
   	  # another
	else:
		for	i	in	range(2):
			print(i,	end=" ")

		return	"none"


print(f(1),	f(0))
if	True:
        x = 1
        if x:
        	y = 2
        	print(x, y)
class	C:
	a	=	1

	def m(self):
	    return self.a


print(C().m(), "a	b", len("	"), [1,
	2,
    3])
match	x:
	case	1:
		print("one")
	case	_:
		print("other")
while	True:
	break
else:
	print("never")
