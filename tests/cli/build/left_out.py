# RUN: size --explain % --path %d/lib
# RUN: size --explain % --path %d/lib --closed
# RUN: size --explain % --path %d/lib --closed --freeze toolbox
# RUN: size --explain %d/left_out_names.py --path %d/lib
# RUN: size --explain %d/left_out_star.py --path %d/lib
"""What no code can come to by name is left out, and told."""

import toolbox

counter = toolbox.Counter()
counter.more()


def spare():
    return 1


print(toolbox.used(counter.count))
