# Numbers in words, and back from digits.
SMALL = ("zero one two three four five six seven eight nine ten eleven twelve thirteen "
         "fourteen fifteen sixteen seventeen eighteen nineteen").split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def words(n):
    if n < 0:
        return "minus " + words(-n)
    if n < 20:
        return SMALL[n]
    if n < 100:
        tens, ones = divmod(n, 10)
        return TENS[tens - 2] + ("-" + SMALL[ones] if ones else "")
    for size, name in ((10 ** 9, "billion"), (10 ** 6, "million"), (1000, "thousand"), (100, "hundred")):
        if n >= size:
            count, rest = divmod(n, size)
            text = words(count) + " " + name
            if rest:
                text += (" and " if rest < 100 else " ") + words(rest)
            return text


for n in (0, 7, 13, 20, 42, 100, 101, 999, 1000, 1066, 20001, 1000000, 1234567890, -5):
    print(n, words(n))
longest = max(range(101), key=lambda n: (len(words(n)), -n))
print(longest, words(longest), sum(len(words(n)) for n in range(10)))
print(sorted(range(11), key=words))
