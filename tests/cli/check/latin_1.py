# FAIL: check %
# FAIL: --message-format short check %
name = "größe"
