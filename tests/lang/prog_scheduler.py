# Round-robin tasks as generators, with messages and an early end.
def counter(name, n):
    for i in range(n):
        print(name, i)
        yield
    return name + " done"


def sleeper(turns):
    try:
        while turns:
            turns -= 1
            yield turns
    finally:
        print("sleeper cleans up")


def echo(out):
    text = None
    while True:
        text = yield text and text.upper()
        out.append(text)


class Scheduler:
    def __init__(self):
        self.queue = []
        self.results = {}

    def add(self, name, task):
        self.queue.append((name, task))

    def run(self, limit=100):
        while self.queue and limit:
            limit -= 1
            name, task = self.queue.pop(0)
            try:
                next(task)
            except StopIteration as e:
                self.results[name] = e.value
            else:
                self.queue.append((name, task))
        for name, task in self.queue:
            task.close()
            self.results[name] = "cut off"


s = Scheduler()
s.add("a", counter("a", 3))
s.add("b", counter("b", 1))
s.add("s", sleeper(50))
s.run(12)
print(sorted(s.results.items(), key=lambda kv: kv[0]))
said = []
e = echo(said)
print(e.send(None), e.send("hi"), e.send("there"), said)
e.close()
try:
    e.send("again")
except StopIteration:
    print("closed")
