from ..beyond import x

on = 1
