while x:
    if y:
        break
    elif z: continue
    else:
        assert x, "m"
else: pass
