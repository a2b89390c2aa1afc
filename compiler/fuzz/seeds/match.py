match x:
    case [1, *a, -2.5] | {"k": b, **c} if a:
        pass
    case A(d, e=None) as f:
        pass
    case _:
        pass
