# for loops over range: order of evaluation, floats refused, steps of any kind, changed variables.
def note(value):
    print("n%s" % value, end=" ")
    return value


for i in range(note(0), note(3)):
    print(i, end=" ")
print()
for i in range(note(0), note(9), note(4)):
    print(i, end=" ")
print()
try:
    for i in range(2.0):
        print("floats")
except TypeError:
    print("no floats")
try:
    for i in range(1, 2, 0):
        pass
except ValueError:
    print("no step of zero")
end = 3
for i in range(end):
    end = 10
    i += 100
    print(i, end=" ")
print(i, end)
for i in range(5, 0, -2):
    print(i, end=" ")
else:
    print("else", i)
for i in range(0):
    pass
print(i)
step = -1
for i in range(2, -1, step):
    step = 5
    print(i, end=" ")
print(step)
for i in range(*[1, 4]):
    print(i, end=" ")
for i in range(True):
    print(i)


class Index:
    def __index__(self):
        return 2


for i, in [(x,) for x in range(2)]:
    print(i, end=" ")
