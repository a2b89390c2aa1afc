# differs: micropython (changes during iteration are not noticed; order of a dict)
# Dictionaries that change while they are iterated over.
d = dict.fromkeys(range(5))
try:
    for k in d:
        d[k + 10] = 1
except RuntimeError as e:
    print("RuntimeError", len(d))
try:
    for k, v in d.items():
        del d[k]
except RuntimeError as e:
    print("RuntimeError", len(d))
for k in d:
    d[k] = k * 2
print(d)
for k in list(d):
    if k % 2:
        del d[k]
print(d)
it = iter(d)
next(it)
d["new"] = 1
try:
    next(it)
except RuntimeError:
    print("changed")
del d["new"]
s = {1, 2, 3}
try:
    for x in s:
        s.add(x + 100)
except RuntimeError:
    print("set changed", len(s))
order = {}
for i in range(30):
    order["k" + str(i)] = i
for i in range(0, 30, 2):
    del order["k" + str(i)]
for i in range(0, 30, 4):
    order["k" + str(i)] = -i
print(list(order))
print(list(order.values()))
while order:
    k, v = order.popitem()
    if v == 27 or len(order) == 3:
        print(k, v, len(order))
print(order)
order["again"] = 1
print(order, next(iter(order)), next(iter(order.items())))
