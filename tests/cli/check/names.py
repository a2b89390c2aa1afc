# RUN: check %
# RUN: --message-format short check %
"""Names that nothing defines, and names that a module does not have, are warnings."""

from microbit import dispaly, sleep

dispaly.clear()
slep(1)
print(math.pi, button_a.is_pressed())
