"""What a program uses in part."""


def sum_of(count):
    import adder

    return adder.add(range(count))


def from_pack(number):
    from pack import part

    return part.double(number)


def never_called():
    import unused
    from pack.other import nothing

    return unused.value + nothing
