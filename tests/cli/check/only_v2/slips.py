"""What the v2 does not have either is reported for it too."""
from microbit import display, microfone, speaker
import log

speaker.mute()
log.ad(level=3)
display.show(microfone)
