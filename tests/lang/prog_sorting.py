# Sorting algorithms against the built-in sort.
def bubble(items):
    for end in range(len(items) - 1, 0, -1):
        for i in range(end):
            if items[i] > items[i + 1]:
                items[i], items[i + 1] = items[i + 1], items[i]


def insertion(items):
    for i in range(1, len(items)):
        item = items[i]
        while i and items[i - 1] > item:
            items[i] = items[i - 1]
            i -= 1
        items[i] = item


def quick(items):
    if len(items) < 2:
        return items
    pivot, *rest = items
    return quick([x for x in rest if x < pivot]) + [pivot] + quick([x for x in rest if not x < pivot])


def merge(items):
    if len(items) < 2:
        return items
    middle = len(items) // 2
    left, right, out = merge(items[:middle]), merge(items[middle:]), []
    while left and right:
        out.append((left if left[0] <= right[0] else right).pop(0))
    return out + left + right


data = [(i * 37 + 11) % 23 for i in range(20)]
want = sorted(data)
for sort in (bubble, insertion):
    copy = data[:]
    sort(copy)
    print(sort.__name__, copy == want)
for sort in (quick, merge):
    print(sort.__name__, sort(data) == want, sort(data)[:5])
words = "Banana apple cherry Apricot banana date".split()
print(sorted(words), sorted(words, key=lambda w: (w.lower(), w)), sorted(words, key=len, reverse=True))
pairs = [(2, "b"), (1, "x"), (2, "a"), (1, "y")]
pairs.sort(key=lambda p: p[0])
print(pairs, sorted(pairs, reverse=True))
