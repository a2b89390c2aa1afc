"""What a program did, with a level and a name."""

import logging

logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s %(message)s")
log = logging.getLogger("weather")


def measured(celsius):
    log.debug("raw value %d", celsius)
    if celsius > 40:
        log.warning("%d degrees", celsius)
    else:
        log.info("%d degrees", celsius)


for value in (19, 45):
    measured(value)
