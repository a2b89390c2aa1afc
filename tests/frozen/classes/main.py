# differs: micropython (no data descriptors after the fact, and no `vars`)
import zoo
from zoo import Animal, Bird

ready = Animal("ready")


class Fish(Animal):
    kind = "fish"

    def speak(self):
        return "..."


nemo = Fish.make("nemo")

print(Animal.count, Bird.count, Animal.names, Fish.names is Animal.names)
print(zoo.first, zoo.first.legs, zoo.first.wings, zoo.first.size, ready.legs)
tweety = Bird("tweety")
print(Animal.count, "count" in Bird.__dict__, tweety.speak(), nemo.speak(), nemo.kind)
print(zoo.pair.first(), zoo.pair, Animal.add(2, 3), ready.add(2, 3), Animal.limits)

tweety.size = 90
print(tweety.legs, tweety.size, zoo.first.size)

# Class attributes counted up, through the class and hidden by an instance.
for _ in range(3):
    Animal.count += 10
    ready.count += 1
print(Animal.count, ready.count, tweety.count, Bird.count)
Bird.count = 5
Bird.count += 1
print(Animal.count, Bird.count, tweety.count, nemo.count)
del Bird.count
print(Bird.count == Animal.count)

# Methods that are replaced, added and deleted; seen by old instances and by derived classes.
Animal.speak = lambda self: self.name + " was patched"
print(ready.speak(), tweety.speak(), nemo.speak())
del Fish.speak
print(nemo.speak())
Animal.jump = lambda self, n=1: (self.name, n)
print(tweety.jump(), nemo.jump(3))
del Animal.jump
try:
    tweety.jump()
except AttributeError:
    print("AttributeError")
try:
    del Animal.jump
except AttributeError:
    print("AttributeError")

# What the interpreter looks for before anything else.
Animal.tag = property(lambda self: "tag of " + self.name)
print(ready.tag, tweety.tag)
Animal.__getattr__ = lambda self, name: "no " + name
print(ready.color, hasattr(ready, "color"))
del Animal.__getattr__
print(hasattr(ready, "color"))


def keep(self, name, value):
    object.__setattr__(self, name, value + 1 if name == "legs" else value)


Animal.__setattr__ = keep
ready.legs = 7
print(ready.legs)
del Animal.__setattr__
ready.legs = 7
print(ready.legs)
Animal.legs = property(lambda self: 99)
print(ready.legs, tweety.size)
del Animal.legs
print(ready.legs)
Animal.__len__ = lambda self: 4
Animal.__add__ = lambda self, other: self.name + str(other)
Animal.__eq__ = lambda self, other: True
print(len(ready), tweety + 1, ready == nemo)
Animal.__call__ = lambda self, x: x * 2
print(ready(4))
Bird.__init__ = lambda self, name: setattr(self, "name", "replaced " + name)
print(Bird("x"), vars(Bird("y")))
Animal.__new__ = staticmethod(lambda cls, *args: "not an animal")
print(Bird("z"), Fish("z"))
del Animal.__new__

print([name for name in Animal.__dict__ if not name.startswith("_")])
print([name for name in Bird.__dict__ if not name.startswith("_")])
print(sorted(name for name in dir(ready) if not name.startswith("_")))
print(vars(ready), sorted(vars(tweety)))
ready.extra = 1
ready.more = [2]
print(list(vars(ready)))
del ready.legs
print(list(vars(ready)), hasattr(ready, "legs"))

try:
    raise zoo.Error(5)
except zoo.Error as error:
    print(error.code, error.args)
slow = zoo.Slow()
slow.here = 1
print(slow.here, slow.there)
hits = zoo.Counter()
print(hits.hit("a"), hits.hit("a"), hits)
print(isinstance(nemo, Animal), issubclass(Fish, Animal), Fish.__bases__ == (Animal,), type(tweety) is Bird)
print(Bird.__name__, Animal.make.__name__, Animal.__mro__[-1] is object)

# Attributes that no method stores.
point = zoo.Point()
point.x, point.y = 1, 2
zoo.tally.n += 1
zoo.tally.n += 1
other = zoo.Tally()
other.label = "other"
other.n += 5
print(vars(point), vars(zoo.tally), vars(other), zoo.Tally.n)
