# typing: names that the program binds itself are ordinary, also where typing has one of that name.
class typing:
    TYPE_CHECKING = True

    @staticmethod
    def cast(a, b):
        return "own cast", a, b


def cast(kind, value):
    return "cast", kind, value


def final(function):
    return lambda: ("final", function())


class Generic:
    def who(self):
        return "own Generic"


TYPE_CHECKING = 1
if TYPE_CHECKING:
    print("checking")
if typing.TYPE_CHECKING:
    print("checking too")


@final
def f():
    return 1


class C(Generic):
    pass


print(cast(int, 5), typing.cast(1, 2), f(), C().who())


def local(cast):
    return cast(1, 2)


print(local(lambda a, b: a - b))
