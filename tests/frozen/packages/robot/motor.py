SPEED = 5
running = []


def run(n):
    running.append(n)
    return n * SPEED
