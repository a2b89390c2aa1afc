"""Arguments with names, where the names of parameters that no call has are left out of a closed program."""

import shapes


def local(alpha, beta, gamma=3):
    return alpha, beta, gamma


def fails(function, *values):
    try:
        return function(*values)
    except TypeError as error:
        return type(error).__name__


print(local(1, 2))
print(local(1, beta=5))
print(local(beta=1, alpha=2, gamma=0))
print(shapes.area(3), shapes.area(3, 4), shapes.area(3, unit="mm"), shapes.area(height=5, width=2))
print(shapes.volume(1, 2, 3))
print(shapes.collect(1), shapes.collect(1, 2, 3, last=4), shapes.collect(1, width=2, breadth=3))
box = shapes.Box(4)
print(box.grow().width, box.grow(3, 2).width, box.grow(factor=2).width, box.colour)
print(box(1), box(1, 2))
print(shapes.Box.named("green").colour, shapes.Box(1, colour="grey").colour)
lid = shapes.Lid("knob")
print(lid.handle, lid.width, lid.colour, shapes.Lid("ring", width=9).width)
print(shapes.outer(1)(2), shapes.outer(1)(2, stop=3))
print(list(shapes.numbers(1, 4)), list(shapes.again(2, high=5)))
print(shapes.double(4), shapes.double(4, times=3))
print(fails(shapes.volume, 1, 2), fails(shapes.volume, 1, 2, 3, 4), fails(shapes.area), fails(shapes.Box))


def wrong_name():
    try:
        shapes.volume(1, 2, answer=3)
    except TypeError:
        print("no such name")
    try:
        local(1, 2, alpha=3)
    except TypeError:
        print("given twice")
    try:
        shapes.area(1, unknown=3)
    except TypeError:
        print("no such name either")


wrong_name()
print(sorted([3, 1, 2], key=lambda item: -item))
print(list(map(lambda left, right: left - right, [5, 6], [1, 2])))
