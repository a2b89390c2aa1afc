def f(:
  print "x"
	if a = 1
]
"""
