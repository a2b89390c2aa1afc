# A traffic light as a state machine, and a vending machine with errors.
class State:
    def __init__(self, name, seconds, after):
        self.name, self.seconds, self.after = name, seconds, after


class Light:
    states = {s.name: s for s in (State("red", 5, "green"), State("green", 4, "amber"), State("amber", 1, "red"))}

    def __init__(self, start="red"):
        self.state = Light.states[start]
        self.left = self.state.seconds
        self.log = []

    def tick(self):
        self.left -= 1
        if not self.left:
            self.state = self.states[self.state.after]
            self.left = self.state.seconds
            self.log.append(self.state.name)


class NotEnough(Exception):
    pass


class Vending:
    prices = {"tea": 120, "water": 80}

    def __init__(self):
        self.money = 0

    def insert(self, *coins):
        for coin in coins:
            if coin not in (10, 20, 50, 100):
                raise ValueError("coin", coin)
            self.money += coin
        return self

    def buy(self, what):
        price = self.prices[what]
        if self.money < price:
            raise NotEnough(price - self.money)
        self.money -= price
        return what, self.money


light = Light()
for _ in range(23):
    light.tick()
print(light.log, light.state.name, light.left)
v = Vending()
for action in (lambda: v.buy("tea"), lambda: v.insert(100, 50).buy("tea"), lambda: v.insert(7), lambda: v.buy("gold")):
    try:
        print(action())
    except NotEnough as e:
        print("please add", e.args[0])
    except (ValueError, KeyError) as e:
        print(type(e).__name__, e.args)
