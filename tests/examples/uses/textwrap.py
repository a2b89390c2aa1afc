"""A text in short lines."""

from textwrap import dedent, wrap

story = dedent(
    """
    A board that is no larger than a stamp
    can tell a story, too.
    """
)
for line in wrap(story, 16):
    print(line)
