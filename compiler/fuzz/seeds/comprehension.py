print([x for x in y if x for z in x], {x: 1 for x in y}, {x for x in y}, (x for x in y))
