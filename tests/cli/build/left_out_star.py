"""What a star brings stays."""

from microbit import running_time

running_time()
from toolbox import *
