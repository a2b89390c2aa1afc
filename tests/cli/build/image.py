# RUN: build % --emit image -o %t/app.img
# FAIL[2]: build % --emit elf -o %t/app.elf
"""The program alone, for a loader."""

print("an image")
