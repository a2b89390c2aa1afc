# RUN: build % -o %t/app.hex --depfile %t/app.d
# RUN: build % -o %t/own.hex --path %d/library --depfile -
# RUN: --message-format short check %
# RUN: --message-format short run % --fast
"""Standard modules that are not in the firmware come with the command; a file of the same name is taken instead."""

import bisect
import heapq
import itertools

heap = []
for number in itertools.islice((5, 3, 9, 1), 3):
    heapq.heappush(heap, number)
print(heap)
