from .inner import value as other

value = "outer " + other
