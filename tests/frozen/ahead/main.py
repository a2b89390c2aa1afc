"""Modules that are imported in functions, or behind the first output: their bodies may be run at build, but only as far as
they do the same then as at their import."""

import sys

import base

print("begin", "plain" in sys.modules)


def use_plain():
    import plain

    return plain.total(2), plain.Point(3, 4).sum(), plain.TABLE


print(use_plain(), "plain" in sys.modules)

# What a module takes from another one is what that one has by then.
base.limit = 20
base.scale = lambda number: number * 100


def use_taker():
    import taker

    return taker.limit, taker.scale(2), taker.doubled, taker.Derived().name()


class Other:
    def name(self):
        return "other"


base.Base = Other
print(use_taker())

# A module that adds to another one's list does that at its import, and once.
base.registered.append("main")


def use_adder():
    import adder

    return adder.added


print(base.registered, use_adder(), base.registered, use_adder(), base.registered)


# Two modules that import each other.
def use_circle():
    import left

    return left.name, left.right.name, left.right.seen, left.right.left is left


print(use_circle())


# What a body makes is there once, and can be changed.
def use_maker():
    import maker

    maker.rows.append(len(maker.rows))
    maker.count += 1
    maker.settings["size"] = maker.count
    maker.Kind.made += 1
    return maker.rows, maker.count, maker.settings, maker.Kind.made, maker.pair.items


print(use_maker())
print(use_maker())
sys.modules["maker"].rows.clear()
print(use_maker())


# A body that prints does it at its import; one that fails fails there.
def use_speaker():
    print("before")
    import speaker

    return speaker.said


print(use_speaker(), use_speaker())


def use_failing():
    try:
        import failing
    except ValueError as error:
        return error.args, "failing" in sys.modules
    return failing


print(use_failing())


def use_parts():
    import parts.inner
    from parts import outer

    return parts.inner.value, outer.value, parts.outer is outer


print(use_parts())

import plain
import star
import alias

print(plain.total(5), star.limit, sorted(name for name in dir(star) if name[0] != "_"), alias.twice(4))
plain.START = 100
plain.TABLE = (5, 6)
print(use_plain())


# Which modules are imported is seen in `sys.modules`.
def seen(names):
    return [name for name in names if name in sys.modules]


def use_outer_ring():
    import ring

    return ring.value, ring.known


print(seen(["ring", "doubling", "link"]), use_outer_ring(), seen(["ring", "doubling", "link"]))
