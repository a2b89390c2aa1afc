# differs: micropython (slice objects cannot be made)
# Slice objects: attributes, indices, use as a key of __getitem__.
s = slice(1, 10, 2)
print(s, s.start, s.stop, s.step, slice(5), slice(1, 2), slice(None))
print(s.indices(5), s.indices(20), slice(None).indices(4), slice(None, None, -1).indices(4), slice(-3, None).indices(10))
print(slice(2, -2).indices(7), slice(100, 0, -3).indices(9), slice(5, 1).indices(4), slice(-100, 100).indices(3))
print(slice(1, 2) == slice(1, 2), slice(1, 2) == slice(1, 3), slice(1) == slice(None, 1, None))
print("abcdef"[s], [0, 1, 2, 3][s], (1, 2, 3)[slice(-2, None)], range(10)[s], b"abc"[slice(1)])


class Show:
    def __getitem__(self, key):
        return key

    def __setitem__(self, key, value):
        print("set", key, value)

    def __delitem__(self, key):
        print("del", key)


show = Show()
print(show[1], show[1:2], show[::], show[1:2:3], show[:, 1], show[1:2, ...], show[None:None])
show[1:] = 5
show["k"] = 6
del show[:3]
big = 10**20
print([1, 2, 3][-big:big], [1, 2, 3][big:], "abc"[:big:2], list(range(5))[big:-big:-2])
for bad in (lambda: slice(1).indices(-1), lambda: [1]["a":], lambda: [1][:1.5], lambda: slice(0, 1, 0).indices(3), lambda: slice()):
    try:
        bad()
    except (ValueError, TypeError) as e:
        print(type(e).__name__)
text = "hello world"
part = slice(0, 5)
print(text[part], text[slice(6, None)], [text[i] for i in range(*slice(None, None, 4).indices(len(text)))])
