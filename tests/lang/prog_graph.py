# Graphs: breadth first, depth first, cheapest path, topological order.
GRAPH = {
    "A": {"B": 7, "D": 5},
    "B": {"A": 7, "C": 8, "D": 9, "E": 7},
    "C": {"B": 8, "E": 5},
    "D": {"A": 5, "B": 9, "E": 15, "F": 6},
    "E": {"B": 7, "C": 5, "D": 15, "F": 8, "G": 9},
    "F": {"D": 6, "E": 8, "G": 11},
    "G": {"E": 9, "F": 11},
}


def breadth_first(start):
    seen, queue = [start], [start]
    while queue:
        for other in sorted(GRAPH[queue.pop(0)]):
            if other not in seen:
                seen.append(other)
                queue.append(other)
    return seen


def depth_first(start, seen=None):
    seen = seen if seen is not None else []
    seen.append(start)
    for other in sorted(GRAPH[start]):
        if other not in seen:
            depth_first(other, seen)
    return seen


def cheapest(start, goal):
    frontier = [(0, start, [start])]
    done = set()
    while frontier:
        frontier.sort(key=lambda entry: (-entry[0], entry[1]))
        cost, here, path = frontier.pop()
        if here == goal:
            return cost, path
        if here in done:
            continue
        done.add(here)
        for other, price in GRAPH[here].items():
            if other not in done:
                frontier.append((cost + price, other, path + [other]))
    return None


def topological(needs):
    order, state = [], {}

    def visit(task):
        if state.get(task) == "done":
            return
        if state.get(task) == "open":
            raise ValueError("cycle at " + task)
        state[task] = "open"
        for other in sorted(needs.get(task, ())):
            visit(other)
        state[task] = "done"
        order.append(task)

    for task in sorted(needs):
        visit(task)
    return order


print("".join(breadth_first("A")), "".join(depth_first("A")))
print(cheapest("A", "G"), cheapest("C", "A"))
print(topological({"shoes": ["socks", "trousers"], "trousers": ["pants"], "shirt": []}))
try:
    topological({"egg": ["hen"], "hen": ["egg"]})
except ValueError as e:
    print(e)
