# differs: mpy-cross (does not mangle private names)
# Private names of classes.
class Account:
    __count = 0

    def __init__(self, amount):
        self.__amount = amount
        Account.__count += 1

    def __check(self, n):
        return n <= self.__amount

    def take(self, n):
        if self.__check(n):
            self.__amount -= n
        return self.__amount

    def __str__(self):
        return "Account(" + str(self.__amount) + ")"

    @staticmethod
    def count():
        return Account.__count


class Special(Account):
    def __init__(self, amount):
        super().__init__(amount)
        self.__amount = "own"

    def own(self):
        return self.__amount


a, b = Account(10), Special(20)
print(a.take(3), b.take(5), b.own(), str(b), Account.count())
print(a._Account__amount, b._Special__amount, hasattr(a, "__amount"))


class _Under:
    __x = 1
    def get(self, __y=2):
        __z = 3
        return self.__x + __y + __z


print(_Under().get(), _Under._Under__x)
