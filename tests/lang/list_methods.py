# Lists: every method.
a = []
a.append(3)
a.append([4])
print(a, a.append(None))
a.extend((1, 2))
a.extend(x * 10 for x in range(3))
a.extend("xy")
print(a, len(a))
a.insert(0, "first")
a.insert(2, "third")
a.insert(-1, "before last")
a.insert(100, "end")
a.insert(-100, "start")
print(a)
print(a.pop(), a.pop(0), a.pop(-2), a.pop(2), a)
a.remove("x")
print(a, a.index(3), a.index(None, 2), a.count(0), a.count("absent"))
b = [1, 2, 3, 2, 1, 2]
print(b.index(2), b.index(2, 2), b.index(2, -2), b.index(1, 1, 5), b.count(2))
b.remove(2)
b.reverse()
print(b, b.reverse(), b)
c = b.copy()
b.clear()
print(b, c)
for action in (lambda: [].pop(), lambda: [1].pop(5), lambda: [1].remove(2), lambda: [1].index(2), lambda: [1, 2].index(1, 1)):
    try:
        action()
    except (IndexError, ValueError) as e:
        print(type(e).__name__)
d = [1, 2, 3]
d.extend(d)
print(d)
d.append(d)
print(len(d), d[-1] is d, d[-1][-1][0])
push, take = c.append, c.pop
for i in range(20):
    push(i)
while len(c) > 4:
    take()
print(c)
