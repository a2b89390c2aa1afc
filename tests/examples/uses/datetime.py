"""How long it is until a day."""

from datetime import date, timedelta


def until(year, month, day, today):
    left = date(year, month, day) - today
    return left.days


today = date(2024, 2, 27) + timedelta(days=3)
print(today.isoformat(), today.weekday(), until(2024, 12, 24, today))
