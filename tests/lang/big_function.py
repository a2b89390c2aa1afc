# A function with many locals, long jumps, and a deep expression.
def many(n):
    a0 = n; a1 = a0 + 1; a2 = a1 + 1; a3 = a2 + 1; a4 = a3 + 1; a5 = a4 + 1; a6 = a5 + 1; a7 = a6 + 1
    b0 = a7 + 1; b1 = b0 + 1; b2 = b1 + 1; b3 = b2 + 1; b4 = b3 + 1; b5 = b4 + 1; b6 = b5 + 1; b7 = b6 + 1
    c0 = b7 + 1; c1 = c0 + 1; c2 = c1 + 1; c3 = c2 + 1; c4 = c3 + 1; c5 = c4 + 1; c6 = c5 + 1; c7 = c6 + 1

    def inner():
        nonlocal c7, a0
        c7 += a0
        a0 = 0
        return b0 + c7

    got = inner()
    del c6
    try:
        c6
    except NameError:
        c6 = "unbound"
    return a0, a7, b0, b7, c0, c6, c7, got


print(many(1), many(100))


def long_loop(limit):
    total = 0
    for i in range(limit):
        if i % 2 == 0:
            total += i * 0 - 0 // (i + 1)
            total += i * 1 - 1 // (i + 1)
            total += i * 2 - 2 // (i + 1)
            total += i * 0 - 3 // (i + 1)
            total += i * 1 - 4 // (i + 1)
            total += i * 2 - 5 // (i + 1)
            total += i * 0 - 6 // (i + 1)
            total += i * 1 - 7 // (i + 1)
            total += i * 2 - 8 // (i + 1)
            total += i * 0 - 9 // (i + 1)
            total += i * 1 - 10 // (i + 1)
            total += i * 2 - 11 // (i + 1)
            total += i * 0 - 12 // (i + 1)
            total += i * 1 - 13 // (i + 1)
            total += i * 2 - 14 // (i + 1)
            total += i * 0 - 15 // (i + 1)
            total += i * 1 - 16 // (i + 1)
            total += i * 2 - 17 // (i + 1)
            total += i * 0 - 18 // (i + 1)
            total += i * 1 - 19 // (i + 1)
            total += i * 2 - 20 // (i + 1)
            total += i * 0 - 21 // (i + 1)
            total += i * 1 - 22 // (i + 1)
            total += i * 2 - 23 // (i + 1)
        else:
            total -= 1
            continue
        if total > 1000:
            break
    else:
        return "all", total
    return "broke", i, total


print(long_loop(10), long_loop(200))
x = 1
print((((((((((x + 1) * 2) + 3) * 4) - 5) * 6) + 7) * 8) - 9) % 1000)
print([[[[[[[[[[x]]]]]]]]]], ((((x,),),),), {x: {x: {x: {x: x}}}})
print((lambda: (lambda: (lambda: (lambda: x + 1)())())())())
print(x + x * x - x // x % 3 ** x << x | x & x ^ ~x)
