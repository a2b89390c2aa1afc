# differs: micropython (its strings take no step)
# Every slice of a short string equals the one picked out by hand.
def picked(text, start, stop, step):
    n = len(text)
    if step > 0:
        low, high = 0, n
    else:
        low, high = -1, n - 1
    def clip(i, default):
        if i is None:
            return default
        if i < 0:
            i += n
            return low if i < low else i
        return high if i > high else i
    i = clip(start, low if step > 0 else high)
    stop = clip(stop, high if step > 0 else low)
    out = ""
    while (i < stop) if step > 0 else (i > stop):
        out += text[i]
        i += step
    return out

places = [None, -7, -4, -2, -1, 0, 1, 3, 4, 7]
for text in ("", "a", "abcd", "añ€😀"):
    checked = 0
    for start in places:
        for stop in places:
            for step in (1, 2, 5, -1, -2, -5):
                if text[start:stop:step] != picked(text, start, stop, step):
                    print("differs", text, start, stop, step)
                checked += 1
            if text[start:stop] != picked(text, start, stop, 1):
                print("differs", text, start, stop)
            if bytes(text, "utf-8")[start:stop] != text.encode()[start:stop]:
                print("bytes differ")
    print(text, checked)
data = bytes(range(6))
for step in (1, 2, -1, -3):
    print([list(data[a:b:step]) for a in (None, 1, -2) for b in (None, 4, -5)])
print("abcdef"[1:10**20], "abcdef"[-10**20:2], "abcdef"[slice(1, 4)], "abcdef"[slice(None, None, -2)])
print("palindrome"[::-1], "racecar" == "racecar"[::-1], "abc"[5:], "abc"[2:1], "abc"[-100:100])
print([w[::k] for w in ("micro:bit", "añ€😀d", "") for k in (2, 3, -1, -2, 10, -10)])
print(" a  b  c ".rsplit(None, 1), " a  b  c ".rsplit(None, 2), "x ".rsplit(None, 0), " x y ".strip(None) + "|")
print(b"hello".find(108), b"hello".rfind(108), b"hello".count(108), b"hello".index(101), 104 in b"hello")
print("abc".find("", 2, 1), "abc".count("", 3, 1), "abc".find("", 4), b"abc".find(b"", 4), "abc".startswith("", 4))
for text in ("abc", b"abc"):
    try:
        print(text[::0])
    except ValueError:
        print("ValueError")
