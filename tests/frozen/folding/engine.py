"""Uses the constants of another module in conditions, operators and calls."""

import sys

import settings
from settings import BIG, KINDS, LIMIT, Mode, Wild

_VERBOSE = False


def explain(text):
    return "explained " + text


def run(n):
    if _VERBOSE:
        return explain("run")
    if not settings.QUIET:
        return explain("loud")
    total = n + settings.SCALE - LIMIT // 5
    while settings.NOTHING:
        total = explain("never")
    if settings.TITLE == "robot" and LIMIT > 11 and n > 1:
        total += BIG
    elif settings.TITLE != "robot" or n < 0:
        total = explain("other")
    return total if settings.QUIET else explain("not quiet")


def kinds(item):
    known = "wheel" in KINDS and 3 in settings.KINDS and "x" not in KINDS
    return known, item in KINDS, KINDS is settings.KINDS, settings.NOTHING is None


def chosen():
    return settings.level or settings.QUIET, settings.NOTHING or settings.level, settings.QUIET and settings.flag


def changing():
    return [settings.level, settings.gear, settings.turn, settings.mark, settings.count, settings.shade, settings.typed]


def flagged():
    if settings.flag:
        return "flag"
    return "no flag"


def left():
    try:
        return settings.gone
    except AttributeError:
        return "gone"


def modes():
    return Mode.SLOW, Mode.FAST, Wild.SLOW, Wild.FAST, Mode.NAME, Wild().pick()


def board():
    if sys.platform == "rp2" or sys.byteorder != "little":
        return explain("board")
    if sys.maxsize > LIMIT and sys.implementation.name in ("cpython", "micropython"):
        return "this board"
    return explain("no board")


def looped():
    found = []
    for item in KINDS:
        if settings.QUIET and item == settings.KINDS[1]:
            continue
        if not settings.QUIET:
            break
        found.append(item)
    else:
        found.append("end")
    return found


def guarded():
    steps = []
    try:
        if settings.QUIET:
            steps.append(1)
        else:
            steps.append(explain("guarded"))
            return steps
        try:
            if _VERBOSE:
                return explain("inner")
            raise ValueError(settings.TITLE)
        finally:
            if settings.QUIET:
                steps.append(2)
            else:
                steps.append(explain("finally"))
    except ValueError as error:
        if settings.LIMIT == 12:
            steps.append(str(error))
        else:
            raise
    with Guard() as guard:
        if settings.QUIET:
            steps.append(guard.step)
            if _VERBOSE:
                raise KeyError
            return steps
    return explain("guard")


class Guard:
    step = 9

    def __enter__(self):
        return self

    def __exit__(self, *details):
        return False


def numbers():
    for n in range(3):
        if _VERBOSE:
            yield explain("n")
        yield n * settings.LIMIT
    if settings.QUIET:
        return
    yield explain("end")


def traced():
    numbers = [
        settings.LIMIT,
        settings.SCALE,
    ]
    if not settings.QUIET:
        return explain("traced")
    return numbers[
        settings.LIMIT
    ]
