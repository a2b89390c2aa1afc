"""Imported by another module."""

size = 2
