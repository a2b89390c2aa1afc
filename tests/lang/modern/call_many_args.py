# calls with stars far behind and with the arguments of long iterables.
# differs: device (at most 255 arguments)
def count(*args, **kwargs):
    return len(args), args[-1] if args else None, len(kwargs)


more = ["m", "n"]
print(count(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28,
            29, *more))
print(count(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28,
            29, 30, 31, 32, *more, 35, *more, k=1, **{"l": 2}))
print(count(*range(100)), count(*range(50), *range(50), 7))


class C:
    def method(self, *args):
        return len(args)


print(C().method(*range(40), 1, *range(60)), C().method(*[], *more))
print(len([*more, *range(40)]), max(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22,
                                    23, 24, 25, 26, 27, 28, 29, 30, *[99]))
