from . import motor
from .sensor import read as read_sensor
from .parts.wheel import Wheel

name = "robot"
made = [motor.SPEED, read_sensor(2)]
