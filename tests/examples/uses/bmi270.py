"""How a board is held, by an accelerometer whose registers are memory here."""

from microbit import sleep

from bmi270 import BMI270


class Registers:
    """What the driver calls of a bus."""

    def __init__(self):
        self.bytes = bytearray(128)
        self.bytes[0] = 0x24

    def readfrom_mem_into(self, address, register, buffer):
        buffer[:] = self.bytes[register : register + len(buffer)]

    def writeto_mem(self, address, register, data):
        self.bytes[register : register + len(data)] = data

    def writeto(self, address, data):
        pass


sensor = BMI270(Registers())
while True:
    x, y, z = sensor.accel()
    print("up" if z > 0.5 else "down" if z < -0.5 else "aside")
    sleep(200)
