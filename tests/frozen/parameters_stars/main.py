"""Names of arguments that are made when the program runs: all parameters keep theirs."""

import names

letters = ["ea", "st"]
made = {"".join(letters): 1}
print(names.point(**made))
made["nor" + "th"] = 2
print(names.point(**made))
print(names.many(**{"on" + "ly": 3, "ea" + "st": 4}))
print(names.forward(names.point, **made))
print(names.forward(names.point, 5, **{"north"[:3] + "th": 6}))
place = names.Place(**dict([("longi" + "tude", 7), ("lati" + "tude", 8)]))
print(place.where)


def own(red, green, blue):
    return red * 65536 + green * 256 + blue


print(own(**{"".join(["b", "lue"]): 3, "".join(["g", "reen"]): 2, "".join(["r", "ed"]): 1}))
try:
    own(1, 2, 3, **{"r" + "ed": 4})
except TypeError:
    print("given twice")
try:
    names.point(1, **{"".join([]): 4})
except TypeError:
    print("no such name")
