# private names: globals, imports, keywords, del, nested classes, augmented assignment; strings stay.
# differs: device (no match)
_A__g = "global"
_Outer__flag = 1


class A:
    def get(self):
        return __g

    def set(self):
        global __h
        __h = "made"

    def put(self, **kw):
        return sorted(kw)

    def keywords(self):
        return self.put(__a=1, b=2)

    def delete(self):
        self.__x = 1
        self.__x += 5
        before = self.__x
        del self.__x
        return before, hasattr(self, "_A__x"), hasattr(self, "__x")

    def text(self):
        self.__y = 3
        return getattr(self, "_A__y"), f"{self.__y}", f"{self.__y=}"


a = A()
print(a.get(), a.set(), _A__h, a.keywords(), a.delete(), a.text())


class Outer:
    class Inner:
        __own = "inner"

        def get(self):
            return self.__own

    def flag(self):
        return __flag

    __list = [1, 2]
    copy = [__v for __v in __list]

    def match(self, v):
        match v:
            case {"k": __found}:
                return __found


print(Outer.Inner().get(), Outer().flag(), Outer.copy, Outer.Inner._Inner__own, Outer().match({"k": 4}))


def plain():
    __not_private = 1
    return __not_private


print(plain())
