# super(): in methods, class methods, static ones with arguments, nested functions, comprehensions.
class A:
    x = "A.x"

    def __init__(self, *args):
        self.args = args

    def m(self, n=0):
        return "A.m", n

    @classmethod
    def c(cls):
        return "A.c"


class B(A):
    x = "B.x"

    def __init__(this, *args):
        super().__init__(*args, "from B")

    def m(this, n=1):
        return super().m(n), super(B, this).m(n + 1), super().x

    @classmethod
    def c(cls):
        return super().c() + "B"

    def inner(self):
        def call(self):
            return super().m(5)

        return call(self), [super(B, self).m(i) for i in (1,)], (lambda s: super(B, s).m(7))(self)

    def stored(self):
        parent = super()
        return parent.m(8), super().m.__class__ is self.m.__class__

    def klass(self):
        return __class__ is B


b = B(1, 2)
print(b.args, b.m(), B.c(), b.inner(), b.stored(), b.klass())


class C(B):
    def m(self):
        return super().m()[0], super(B, self).m()


print(C().m())
super_name = super
print(super_name(B, b).m(), super is super_name)
