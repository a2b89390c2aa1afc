# and, or, not and conditions: values kept, effects in order, negation, constants, in every kind of place.
log = []


def t(name):
    log.append(name)
    return name


def f(name):
    log.append(name)
    return ""


def done(value):
    text = "%r %s" % (value, "".join(log))
    log.clear()
    return text


print(done(t("a") and t("b")), done(f("a") and t("b")), done(t("a") or t("b")), done(f("a") or f("b")))
print(done(t("a") and f("b") or t("c")), done(f("a") or t("b") and f("c")), done(not t("a") or not f("b")))
print(done(not (t("a") and f("b"))), done((f("a") or t("b")) and (t("c") or t("d"))), done(0 or t("a")), done(1 and f("a")))
print(done(t("a") and 0), done(f("a") or None), done(t("a") or 5), done(() or [] or {} or 0.0 or t("z")))
if t("a") and not f("b") and (f("c") or t("d")):
    print(done("then"))
if not (f("a") or t("b")) or f("c"):
    print("wrong")
else:
    print(done("else"))
while f("a") or log.count("a") < 3 and not f("x"):
    pass
print(done("loop"))
print(done([x for x in (t("1"), f("2"), t("3")) if x and not x == "3"]))
print(done(t("a") if f("b") or t("c") else t("d")), done((lambda: f("x") or t("y"))()))
assert t("a") and t("b") or f("c"), done("never")
x = None
x = x or [] or "default"
y = x and x.upper() and x[0] or "none"
print(done((x, y)), True and False or True, not 0 and not "", 1 if not [] and not () else 2)
print(bool(1 and [] is not None), not not 5, (1 or 1 / 0), (0 and 1 / 0), None or False, False or None)
