# How old are you on other planets? Imports the library module beside it.
#
#   mpyc run examples/orbit/main.py
import planets
from planets import Planet

age = 12
days = age * planets.DAYS["Earth"]
for planet in sorted(planets.everything(), reverse=True):
    print("On {:8} you are {:3d}".format(planet.name, planet.years(days)))

try:
    Planet("Pluto")
except KeyError as e:
    print("Not a planet any more:", e.args[0])
