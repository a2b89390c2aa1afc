try:
    raise A from B
except (C, D) as e:
    pass
else:
    pass
finally:
    pass
try:
    pass
except* E:
    pass
