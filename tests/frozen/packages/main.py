import ping
import pong
import robot
from robot import motor
from robot.parts import wheel

wheels = [robot.Wheel(), wheel.Wheel()]

print(ping.play(), pong.play(), ping.seen, pong.seen)
print(robot.name, robot.made, robot.motor is motor, robot.parts.wheel is wheel, robot.Wheel.count)
print([w.turn() for w in wheels], motor.running)
print(hasattr(robot, "late"), robot.sensor.read(1), robot.__name__, wheel.__name__)


def lazily():
    from robot import late
    return late.value


motor.SPEED = 7
print(motor.run(1), robot.made, robot.sensor.SPEED)
robot.name = "renamed"
print(lazily(), hasattr(robot, "late"), robot.late.value)
import robot.late as again

print(again is robot.late, again.value)
