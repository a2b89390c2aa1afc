# Runs until it is stopped.
count = 0
print("running")
while True:
    count += 1
