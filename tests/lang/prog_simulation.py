# A queue at a shop, in integer minutes, with a priority queue by hand.
class Heap:
    def __init__(self):
        self.items = []

    def push(self, item):
        items = self.items
        items.append(item)
        i = len(items) - 1
        while i > 0 and items[i] < items[(i - 1) >> 1]:
            items[i], items[(i - 1) >> 1] = items[(i - 1) >> 1], items[i]
            i = (i - 1) >> 1

    def pop(self):
        items = self.items
        top, last = items[0], items.pop()
        if items:
            items[0] = last
            i = 0
            while True:
                child = 2 * i + 1
                if child + 1 < len(items) and items[child + 1] < items[child]:
                    child += 1
                if child >= len(items) or not items[child] < items[i]:
                    break
                items[i], items[child] = items[child], items[i]
                i = child
        return top

    def __len__(self):
        return len(self.items)


events = Heap()
for at, name in ((3, "Ann"), (1, "Bob"), (9, "Cy"), (2, "Di"), (2, "Al")):
    events.push((at, "arrives", name))
free, waiting, waited = 1, [], {}
while len(events):
    now, what, who = events.pop()
    print(now, who, what)
    if what == "arrives":
        waiting.append((now, who))
    else:
        free += 1
    while free and waiting:
        since, who = waiting.pop(0)
        waited[who] = now - since
        free -= 1
        events.push((now + len(who) * 2, "leaves", who))
print(sorted(waited.items()), max(waited.values()))
h = Heap()
for n in (5, 3, 8, 1, 9, 2):
    h.push(n)
print([h.pop() for _ in range(6)])
