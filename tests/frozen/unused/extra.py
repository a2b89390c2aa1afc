"""Imported when a function runs."""


def bonus():
    return helper() + 1


def helper():
    return 41


def nobody():
    return helper
