# RUN: explain E0201
# RUN: explain w501
# RUN: explain undefined-name
# FAIL[2]: explain E9999
# FAIL[2]: explain E0591
# FAIL[2]: explain hello
# FAIL[2]: --message-format json explain hello
"""Pages about codes; the list of all codes is `explain` without one."""
