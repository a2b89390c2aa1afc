print(read(), log, stock.parts, stock.prices["axle"])

level = 2
print(read(), level, note("typed"))

stock.MARGIN = 10
print(read(), price("axle"), stock.price("axle"), axle.cost(), stock.MARGIN)

stock.MARGIN += 1; stock.asked = 100
print(price("wheel"), stock.asked, stock.total(), stock.asked)

Tool.made += 1
Tool.made += 1
print(Tool.made, Saw.made, axle.made, read(), tools.make("axle").made, Tool.made)

saw.made += 5
print(saw.made, Saw.made, vars(saw))

Saw.made = 0
Saw.made += 1
print(Saw.made, Tool.made, tools.spare.made, saw.made)

del Saw.made, saw.made
print(Saw.made == Tool.made == saw.made)

Tool.use = lambda self: "typed " + self.name
print(axle.use(), saw.use(), tools.spare.use(), tools.make("wheel").use())

def cost(self, times=1):
    return price(self.name) * times

Tool.cost, old = cost, Tool.cost
print(axle.cost(), axle.cost(2), saw.cost(times=3), old(axle))

del Tool.use
axle.use()

print(hasattr(axle, "use"), hasattr(saw, "use"), saw.use.__name__)
saw.use()

Tool.use = old_use
Tool.cost = old
print(axle.use(), saw.use(), saw.cost())

setattr(stock, "label", lambda name: name.upper())
print(stock.label("x"), label("x"), axle.text(), tools.label("x"))

tools.label = stock.label
print(axle.text())

del stock.prices["wheel"]
stock.parts.append("axle")
stock.parts.remove("wheel")
print(stock.parts, stock.prices, stock.total())

stock.parts += ["axle"]
print(stock.parts, len(stock.parts), stock.total())

stock.fresh = [1]
stock.fresh.append(2)
print(stock.fresh, hasattr(stock, "fresh"), "fresh" in stock.__dict__)

del stock.fresh
stock.fresh

del stock.label
print(hasattr(stock, "label"), tools.label("q"))

stock.label("x")

del stock.UNIT

label("x")

stock.UNIT = "cm"
print(label("x"))

print([name for name in globals() if not name.startswith("__")])

print([name for name in stock.__dict__ if not name.startswith("__")])

stock.label = label
stock.later = 1
print([name for name in vars(stock) if not name.startswith("__")])

print([name for name in Tool.__dict__ if not name.startswith("__")])

Tool.late = 1
print([name for name in Tool.__dict__ if not name.startswith("__")], axle.late, saw.late)

print([name for name in dir(saw) if not name.startswith("__")])

print([name for name in dir() if not name.startswith("_")])

axle.size = 3
axle.name = "wheel"
print(vars(axle), [name for name in dir(axle) if not name.startswith("__")])

del axle.name
print(vars(axle), hasattr(axle, "name"))
axle.use()

tools.shelf.depth = 4
tools.shelf.height = 5
print(vars(tools.shelf), vars(tools.Shelf()))

globals()["level"] = 9
globals()["extra"] = "e"
print(read(), extra, globals()["level"], "extra" in globals())

del globals()["extra"]
print("extra" in globals())
extra

vars(stock)["MARGIN"] = 4
stock.__dict__["asked"] = 0
print(price("axle"), stock.asked, stock.MARGIN)

del level
read()

exec("level = 11\ndef read():\n    return 'new', level")
print(read(), eval("level * 2"))

from stock import *
print(MARGIN, parts is stock.parts, asked)

MARGIN = 50
print(MARGIN, stock.MARGIN, price("axle"))

import changes as c
c.patch()
print(axle.use.__name__ == "<lambda>", saw.use(), stock.bonus, stock.label("y"))

c.raise_margin(1)
print(stock.MARGIN, c.stock is stock)

class Plane(Tool):
    def use(self):
        return "plane, " + super().use()

print(Plane("axle").use(), Plane.made, Plane("axle").weight, isinstance(Plane("x"), Tool))

Tool.weight = 1000
print(Plane("axle").weight, Saw.weight, tools.make("z").weight)

Tool.owners.append("me")
Saw.owners.append("you")
print(Tool.owners is Plane.owners, Plane.owners)

Tool.__repr__ = lambda self: "<" + self.name + ">"
print(Plane("r"), saw, [tools.spare])

Saw.__len__ = lambda self: 12
Saw.__getattr__ = lambda self, name: "no " + name
print(len(saw), saw.nothing, len(tools.spare))

del Saw.__getattr__
saw.nothing

Tool.__init__ = lambda self, name: setattr(self, "name", "made " + name)
print(tools.make("t"), vars(Plane("p")))

stock.len = lambda text: 3
stock.sum = lambda numbers: "shadowed"
print(stock.total(), len("ab"), sum([1]))

del stock.sum
print(stock.total())

import sys
print("stock" in sys.modules, sys.modules["stock"] is stock, sys.modules["tools"].Tool is Tool)

print(log, note("last"), log[-1])
