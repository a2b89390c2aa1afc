"""Changes what belongs to others, from here."""

import stock
import tools


def raise_margin(by):
    stock.MARGIN += by


def patch():
    stock.label = lambda name: "[" + name + "]"
    tools.Tool.use = lambda self: self.name + " was patched"
    stock.bonus = 7


def restore(label, use):
    stock.label = label
    tools.Tool.use = use
    del stock.bonus
