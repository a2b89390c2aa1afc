# Runs until it is stopped; says so after its first round.
count = 0
while True:
    count += 1
    if count == 1:
        print("running")
