@decorate(1)
class A(B, metaclass=C):
    """doc"""
    __x = 1
    def m(self, a, /, b=2, *c, d, e=5, **f) -> int:
        return super().m(self.__x)
