from .blink import on
