import ping

ball = "pong"
seen = getattr(ping, "ball", None)


def play():
    return ball + ping.ball
