# Exception classes: hierarchy, attributes, str and repr, matching.
class GameError(Exception):
    pass


class OutOfLives(GameError):
    def __init__(self, player, score=0):
        super().__init__(player)
        self.player = player
        self.score = score

    def __str__(self):
        return "%s lost with %d" % (self.player, self.score)


class Special(OutOfLives):
    level = 9


print([str(e) for e in (GameError(), GameError("x"), GameError("x", 1), OutOfLives("Ann", 5))])
for error in (OutOfLives("Bo"), Special("Cy", score=3), GameError(1)):
    try:
        raise error
    except Special as e:
        print("Special", e, e.level)
    except OutOfLives as e:
        print("OutOfLives", e.player, e.score, e.args)
    except GameError as e:
        print("GameError", e.args)
pairs = [(IndexError, LookupError), (KeyError, LookupError), (ZeroDivisionError, ArithmeticError), (OverflowError, ArithmeticError),
         (NotImplementedError, RuntimeError), (StopIteration, Exception), (KeyboardInterrupt, Exception), (SystemExit, BaseException),
         (ImportError, Exception), (MemoryError, Exception), (IndentationError, SyntaxError), (AttributeError, NameError)]
print([issubclass(a, b) for a, b in pairs])
e = ValueError("a", 2)
print(e.args, isinstance(e, Exception), type(e) is ValueError, e.args[0])
print(StopIteration(5).value, StopIteration().value, OSError(5).args)


def chooser(kind):
    return {"v": ValueError, "k": KeyError}.get(kind, Exception)


for kind in "vkx":
    try:
        raise chooser(kind)(kind)
    except chooser("v") as e:
        print("v", e)
    except chooser("k") as e:
        print("k", e.args[0])
    except Exception as e:
        print("x", e)
caught = []
for i in range(3):
    try:
        raise [IndexError, TypeError, GameError][i](i)
    except (IndexError, TypeError, GameError) as e:
        caught.append(e)
print([type(c).__name__ for c in caught], [c.args for c in caught])
try:
    assert 1 + 1 == 3, "maths"
except AssertionError as e:
    print("AssertionError", e)
try:
    assert []
except AssertionError as e:
    print("AssertionError", e.args)
