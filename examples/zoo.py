# A zoo on the console: classes, closures, generators and exceptions.
#
#   mpyc run examples/zoo.py


class Animal:
    count = 0

    def __init__(self, name, food):
        self.name = name
        self.food = food
        Animal.count += 1

    def __str__(self):
        return "%s the %s" % (self.name, self.kind())

    def kind(self):
        return type(self).__name__.lower()

    def eat(self, food):
        if food not in self.food:
            raise ValueError("{} does not eat {}".format(self, food))
        return "{} eats {}".format(self, food)


class Bird(Animal):
    def __init__(self, name, wingspan):
        super().__init__(name, ("seeds", "bread"))
        self.wingspan = wingspan


class Lion(Animal):
    def __init__(self, name):
        super().__init__(name, ["meat"])


def visitors(names):
    # A generator that is told how long each visitor stayed.
    total = 0
    for name in names:
        stay = yield "Welcome, " + name + "!"
        total += stay or 0
    return total


def ticket_office(price):
    sold = 0

    def sell(n=1, *, child=False):
        nonlocal sold
        sold += n
        return n * price // (2 if child else 1)

    def tickets():
        return sold

    return sell, tickets


zoo = [Bird("Pip", 21), Lion("Leo"), Bird("Coco", 95)]
print("We have", Animal.count, "animals:", ", ".join(str(a) for a in zoo))
print("Wings:", {a.name: a.wingspan for a in zoo if isinstance(a, Bird)})

for animal in zoo:
    for food in ("meat", "seeds"):
        try:
            print(" ", animal.eat(food))
        except ValueError as e:
            print("  Oh no:", e)
        finally:
            if food == "seeds":
                print("  --")

sell, tickets = ticket_office(8)
print("Tickets cost", sell(), sell(3), sell(2, child=True), "and", tickets(), "are sold")

day = visitors(["Ada", "Grace", "Alan"])
print(next(day))
minutes = 45
while True:
    try:
        print(day.send(minutes))
        minutes += 15
    except StopIteration as stop:
        print("They stayed", stop.value, "minutes in all")
        break
