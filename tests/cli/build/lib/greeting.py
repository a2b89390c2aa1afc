WORDS = ("hello", "good morning", "guten Tag")


def text(n):
    return WORDS[n % len(WORDS)] + "!"
