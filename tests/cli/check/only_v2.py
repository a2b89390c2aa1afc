# FAIL: --message-format short check %
# FAIL: --message-format short check --board v1 %
# RUN: --message-format short check --board v2 %
# RUN: --message-format short check --board v2 %d/only_v2/slips.py
# FAIL[2]: --message-format short check --board v3 %
"""What only the v2 has is reported unless the program is for it."""
from microbit import *
import log

log.set_labels('noise', timestamp=log.SECONDS)
while True:
    if microphone.current_event() == SoundEvent.LOUD:
        speaker.off()
    if pin_logo.is_touched():
        display.show(Image.HAPPY)
    log.add(noise=microphone.sound_level())
    sleep(100)
