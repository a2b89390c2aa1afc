# Day of the week and a month's calendar.
NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in(month, year):
    if month == 2:
        return 29 if leap(year) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def weekday(day, month, year):
    total = day - 1
    for m in range(1, month):
        total += days_in(m, year)
    y = year - 1
    total += y * 365 + y // 4 - y // 100 + y // 400
    return total % 7


def calendar(month, year):
    yield " ".join(NAMES)
    line = ["   "] * weekday(1, month, year)
    for day in range(1, days_in(month, year) + 1):
        line.append("%3d" % day)
        if len(line) == 7:
            yield " ".join(line)
            line = []
    if line:
        yield " ".join(line)


for text in calendar(2, 2024):
    print(text)
print([y for y in range(1896, 1913) if leap(y)])
print(NAMES[weekday(1, 1, 2000)], NAMES[weekday(20, 7, 1969)], NAMES[weekday(31, 12, 1999)])
