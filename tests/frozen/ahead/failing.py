"""Cannot be imported."""

before = 1
raise ValueError("no", before)
