# FAIL: --message-format short compile % -o %t/refused.mpy
"""Python has these, but no board: exception groups and complex numbers."""

def group(work):
    try:
        work()
    except* ValueError:
        pass
    except* (OSError, KeyError) as error:
        print(error)


def number(value):
    match value:
        case 1 + 2j | -1 - 2j:
            return "complex"
