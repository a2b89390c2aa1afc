# RUN: build % -o %t/app.hex --path %d/lib
# RUN: build % -o %t/closed.hex --closed --path %d/lib
# RUN: build % -o %t/whole.hex --freeze greeting --path %d/lib
"""What no code names is left out: of libraries always, of the program's own file with `--closed`, of nothing with `--freeze`."""

import greeting


def unused():
    return [greeting, "a text that only this function has"]


class Player:
    def jump(self):
        return "a text that only this method has"

    def run(self):
        return "runs"


print(Player().run())
