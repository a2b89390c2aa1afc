# Wrong uses of strings raise the exceptions that Python says.
def name_of(e):
    for cls in (IndexError, KeyError, UnicodeError, ValueError, OverflowError, AttributeError, TypeError):
        if isinstance(e, cls):
            return cls.__name__
    return "other"

def check(label, call):
    try:
        print(label, "->", repr(call()))
    except Exception as e:
        print(label, name_of(e))

s = "text"
def set_item():
    s[0] = "T"
def del_item():
    del s[0]
check("add int", lambda: s + 1)
check("add to int", lambda: 1 + s)
check("add bytes", lambda: s + b"x")
check("mul str", lambda: s * s)
check("mul float", lambda: s * 1.5)
check("sub", lambda: s - s)
check("neg", lambda: -s)
check("index str", lambda: s["a"])
check("index float", lambda: s[1.0])
check("index none", lambda: s[None])
check("index range", lambda: s[4])
check("slice str", lambda: s["a":])
check("set item", set_item)
check("del item", del_item)
check("in int", lambda: 1 in s)
check("order int", lambda: s < 1)
check("no method", lambda: s.append("x"))
check("find int", lambda: s.find(1))
check("find none", lambda: s.find(None))
check("index sub", lambda: s.index("q"))
check("count none", lambda: s.count(None))
check("split int", lambda: s.split(1))
check("split empty", lambda: s.split(""))
check("join int", lambda: s.join(3))
check("join ints", lambda: s.join([3]))
check("replace", lambda: s.replace("t", None))
check("startswith", lambda: s.startswith(3))
check("startswith list", lambda: s.startswith(["t"]))
check("strip", lambda: s.strip(3))
check("upper args", lambda: s.upper(1))
check("find none given", lambda: s.find())
check("center", lambda: s.center("x"))
check("chr negative", lambda: chr(-1))
check("chr large", lambda: chr(0x110000))
check("chr str", lambda: chr("a"))
check("ord long", lambda: ord("ab"))
check("ord empty", lambda: ord(""))
check("ord int", lambda: ord(1))
check("str of int with encoding", lambda: str(5, "utf-8"))
check("decode", lambda: str(b"\xff\xfe", "utf-8"))
check("call", lambda: s())
check("int", lambda: int("12x"))
check("attribute", lambda: s.missing)
