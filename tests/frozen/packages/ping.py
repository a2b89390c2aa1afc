import pong

ball = "ping"


def play():
    return ball + pong.ball


seen = getattr(pong, "ball", None)
