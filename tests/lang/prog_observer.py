# Events and observers: bound methods, closures and lambdas as callbacks.
class Event:
    def __init__(self):
        self.handlers = []

    def __iadd__(self, handler):
        self.handlers.append(handler)
        return self

    def __isub__(self, handler):
        self.handlers.remove(handler)
        return self

    def __call__(self, *args, **kwargs):
        return [handler(*args, **kwargs) for handler in self.handlers]


class Sensor:
    def __init__(self, name):
        self.name = name
        self.changed = Event()
        self._value = 0

    @property
    def value(self):
        return self._value

    @value.setter
    def value(self, new):
        old, self._value = self._value, new
        if old != new:
            self.changed(self, old=old, new=new)


class Logger:
    def __init__(self):
        self.lines = []

    def on_change(self, sensor, old, new):
        self.lines.append("%s: %s -> %s" % (sensor.name, old, new))


def alarm_above(limit):
    def check(sensor, *, new, **rest):
        if new > limit:
            print("ALARM", sensor.name, new, sorted(rest))

    return check


log = Logger()
s = Sensor("light")
s.changed += log.on_change
alarm = alarm_above(10)
s.changed += alarm
s.value = 5
s.value = 5
s.value = 12
s.changed -= alarm
s.value = 50
print(log.lines, s.value)
e = Event()
e += lambda *a: len(a)
e += lambda *a: tuple(reversed(a))
print(e(1, 2, 3), e())
