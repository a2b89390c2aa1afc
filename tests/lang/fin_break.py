# break and continue through finally and with.
log = []


def run(name):
    for i in range(4):
        try:
            if name == "break" and i == 2:
                break
            if name == "continue" and i == 1:
                continue
            log.append(i)
        finally:
            log.append("f")
    else:
        log.append("else")
    print(name, log)
    log.clear()


run("break")
run("continue")
run("none")
i = 0
while i < 5:
    i += 1
    try:
        try:
            if i == 2:
                continue
            if i == 4:
                break
        finally:
            print("inner", i)
    finally:
        print("outer", i)
print("left at", i)


class Manager:
    def __enter__(self):
        return self

    def __exit__(self, *args):
        print("exit", args[0])


for i in range(3):
    with Manager(), Manager() as m:
        if i == 0:
            continue
        if i == 1:
            break
print("end", i)
for i in range(3):
    try:
        1 // 0
    except ZeroDivisionError as e:
        if i == 0:
            continue
        break
    finally:
        print("handled", i)
while True:
    try:
        pass
    finally:
        break
print("broke in finally")
for i in range(2):
    try:
        raise ValueError
    except ValueError:
        try:
            continue
        finally:
            print("continue inside except", i)
