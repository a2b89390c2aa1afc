import changes
import stock
import tools
from stock import label, price
from tools import Saw, Tool

level = 1
log = []


def note(text):
    log.append(text)
    return len(log)


def read():
    return level, stock.MARGIN, Tool.made


axle = Tool("axle")
saw = Saw("wheel")
note("started")

print(read(), stock.total(), stock.asked, price("axle"), stock.asked)
print(axle.use(), saw.use(), axle.cost(), saw.cost(), axle.text())
use = old_use = Tool.use
changes.patch()
print(axle.use(), saw.use(), axle.text(), label("x"), stock.label("x"), stock.bonus)
changes.restore(label, old_use)
print(axle.use(), saw.use(), hasattr(stock, "bonus"))
changes.raise_margin(3)
print(read(), price("wheel"), stock.total())
changes.raise_margin(-3)

for thing, name in ((stock, "UNIT"), (Tool, "weight"), (tools.shelf, "depth"), (saw, "weight")):
    setattr(thing, name, 77)
print(stock.UNIT, Tool.weight, Saw.weight, tools.shelf.depth, saw.weight, axle.cost())
for thing, name in ((tools.shelf, "depth"), (saw, "weight")):
    delattr(thing, name)
print(hasattr(tools.shelf, "depth"), saw.weight)
stock.UNIT = "mm"
Tool.weight = 10

for _ in range(3):
    Tool.made += 1
    saw.made += 10
print(Tool.made, Saw.made, saw.made, axle.made)
del saw.made

exec("level = 5\nstock.MARGIN = 1\nTool.hidden = 3")
print(read(), axle.hidden, price("axle"))
exec("del use, Tool.hidden\nstock.MARGIN = 2\nlevel = 1")
try:
    use(axle)
except NameError:
    print("NameError", read())
print(eval("level + stock.MARGIN"), hasattr(axle, "hidden"), note("ended"), log)
