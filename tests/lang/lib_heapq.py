# differs: micropython (its heapq has three functions)
import heapq
from heapq import heappush, heappop

# Heapsort, and the heap's own order at each step.
numbers = [27, -3, 14, 14, 0, 88, 5, 61, -40, 9]
heap = []
for number in numbers:
    heappush(heap, number)
    assert all([heap[(i - 1) // 2] <= heap[i] for i in range(1, len(heap))])
print(heap)
print([heappop(heap) for _ in range(len(numbers))])

heap = list(range(20, 0, -1))
heapq.heapify(heap)
print(heap)
print(heapq.heapreplace(heap, 100), heapq.heappushpop(heap, -1), heapq.heappushpop(heap, 50))
print(heap)
try:
    heappop([])
except IndexError:
    print("empty")
try:
    heapq.heapreplace([], 1)
except IndexError:
    print("empty too")
print(heapq.heappushpop([], 1))

words = "the quick brown fox jumps over the lazy dog".split()
print(heapq.nsmallest(3, words), heapq.nlargest(3, words))
print(heapq.nsmallest(2, words, key=len), heapq.nlargest(2, words, key=lambda word: word[-1]))
print(heapq.nlargest(0, words), heapq.nsmallest(-1, words), heapq.nlargest(100, [3, 1, 2]))

print(list(heapq.merge([1, 4, 9], [2, 3, 10, 11], [], [5])))
print(list(heapq.merge([9, 4, 1], [10, 3], reverse=True)))
print(list(heapq.merge(["a", "ccc"], ["bb", "dddd"], key=len)))
print(list(heapq.merge([(1, "a"), (2, "b")], [(1, "c"), (2, "d")], key=lambda pair: pair[0])))


class Task:
    def __init__(self, priority, name):
        self.priority = priority
        self.name = name

    def __lt__(self, other):
        return self.priority < other.priority


def shortest_paths(graph, start):
    distances = {start: 0}
    queue = [(0, start)]
    while queue:
        distance, node = heappop(queue)
        if distance > distances[node]:
            continue
        for neighbour, length in graph[node]:
            candidate = distance + length
            if candidate < distances.get(neighbour, 1000000):
                distances[neighbour] = candidate
                heappush(queue, (candidate, neighbour))
    return distances


queue = []
for priority, name in ((3, "sleep"), (1, "eat"), (2, "code")):
    heappush(queue, Task(priority, name))
while queue:
    print(heappop(queue).name, end=" ")
print()
graph = {"a": [("b", 7), ("c", 3)], "b": [("d", 2)], "c": [("b", 1), ("d", 8)], "d": []}
print(sorted(shortest_paths(graph, "a").items()))
