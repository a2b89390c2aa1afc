# FAIL: check %d/pupil_slips/quotes.py %d/pupil_slips/words.py
# RUN: check %d/pupil_slips/values.py
"""Slips of pupils, with what they are told."""
