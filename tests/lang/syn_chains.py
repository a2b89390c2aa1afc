# differs: mpy-cross (evaluates the value of a dict item before its key)
# Comparison chains, boolean operators and conditional expressions: order and short cuts.
log = []


def v(x):
    log.append(x)
    return x


def show(result):
    print(result, log)
    log.clear()


show(v(1) < v(2) < v(3))
show(v(3) < v(2) < v(1))
show(v(1) <= v(1) != v(2) > v(0))
show(v(0) and v(1))
show(v(0) or v(1) or v(2))
show(v(1) and v(0) or v(5))
show(not v(0) and not v(1))
show(v(1) if v(0) else v(2))
show(v(1) if v(1) else v(2) if v(3) else v(4))
show((v(1) or v(2)) and (v(0) or v(3)))
show(v(2) in [v(1), v(2)] in [[True]])
show(v(1) is v(1) is not v(None))
show(v(5) == v(5) == v(5))
show([v(i) for i in range(5) if v(i) % 2 and i > 1])
show(v(2) + v(3) * v(4) - v(10) // v(3) ** v(1))
show((v(1), v(2))[v(1)])
show(sorted({v(1): v(2), v(3): v(4)}.items()))
show(v("abc")[v(0):v(2)])
show(max(v(1), v(2), key=lambda x: -x))
x = y = v(7)
x += v(1)
show((x, y))
a = [0, 0]
a[v(0)], a[v(1)] = v(8), v(9)
show(a)
a[v(0)] += v(1)
show(a)
print(1 < 2 == 2 < 3, 1 == 1 in [1], not 1 == 2, -1 ** 2, 2 ** 3 ** 0, 7 % -3, -7 // 2, 1 | 2 ^ 3 & 4 << 1)
