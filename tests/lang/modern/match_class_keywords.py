# match: keyword patterns look attributes up; one that is missing means no match.
# differs: device (no match)
class Config:
    level = 3

    @property
    def computed(self):
        print("computed")
        return self.level * 2


class Lazy:
    def __getattr__(self, name):
        print("asked for", name)
        if name == "ghost":
            return 5
        raise AttributeError(name)


def look(v):
    match v:
        case Config(level=3, missing=_):
            return "impossible"
        case Config(level=3, computed=6):
            return "three"
        case Config(level=int(n)):
            return "level %d" % n
        case Lazy(nothing=_):
            return "impossible"
        case Lazy(ghost=5):
            return "ghost"


print(look(Config()))
other = Config()
other.level = 4
print(look(other))
other.level = "x"
print(look(other))
print(look(Lazy()))
