import robot

value = robot.name + "!"
