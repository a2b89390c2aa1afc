# RUN: --message-format short check %
# RUN: --message-format short check --allow undefined-name %
# FAIL: --message-format short check --deny all %
# RUN: --message-format json check --allow all --warn w201 %
# FAIL[2]: --message-format short check --deny undefind-name %
# FAIL[2]: --message-format short check --deny all --allow all %
"""Levels of warnings."""
print(scroe)
print(level)  # mpyc: allow(undefined-name)
print(lives)  # mpyc: allow(undefined)
