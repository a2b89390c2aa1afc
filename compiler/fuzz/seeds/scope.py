def f():
    x = 1
    def g():
        nonlocal x
        global y
        x = y = (z := 2)
    del x
