show()

settings.QUIET = False
show()

del settings.QUIET
engine.run(1)

settings.QUIET = True
settings.LIMIT = 3
engine.LIMIT = 4
print(engine.run(2), engine.guarded())

EDGE = 2
print(inside(1), EDGE)

settings.TITLE = "other"
settings.NOTHING = 0
print(engine.run(2), engine.kinds("axle"), list(engine.numbers()))

engine._VERBOSE = True
print(engine.run(2), next(engine.numbers()))

engine._VERBOSE = False
Mode.FAST = 0
print(engine.modes(), Wild.FAST)

Wild.FAST = settings.SCALE = 6
engine.KINDS = (1,)
print(engine.modes(), engine.run(1), engine.looped())

class Sys:
    platform = "rp2"

engine.sys = Sys
print(engine.board())

del engine.sys, settings.NAME

print(inside.__name__, engine.Mode is Mode, settings.scale(1))
