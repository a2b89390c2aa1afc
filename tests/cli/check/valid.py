# RUN: check %
# RUN: --message-format json check % %
"""A program without mistakes says nothing."""

print("hello")
