"""Numbers of the errors of the system, as OSError carries them."""

EPERM = 1
ENOENT = 2
EIO = 5
EBADF = 9
EAGAIN = 11
ENOMEM = 12
EACCES = 13
EEXIST = 17
ENODEV = 19
EISDIR = 21
EINVAL = 22
ENOSPC = 28
EOPNOTSUPP = 95
EADDRINUSE = 98
ECONNABORTED = 103
ECONNRESET = 104
ENOBUFS = 105
ENOTCONN = 107
ETIMEDOUT = 110
ECONNREFUSED = 111
EHOSTUNREACH = 113
EALREADY = 114
EINPROGRESS = 115


def __format__(*args):
    # What `str` of an OSError with these arguments is: the number, its name as MicroPython has it, the text.
    import errno

    if len(args) not in (1, 2):
        return None
    known = [name for name in dir(errno) if name[0] == "E" and getattr(errno, name) == args[0]]
    if len(args) == 1 and not known:
        return None
    return "[Errno %s] %s" % (args[0], ": ".join(known + [str(text) for text in args[1:]]))


def __getattr__(name):
    # Made when it is asked for: a dict takes RAM.
    if name != "errorcode":
        raise AttributeError("module 'errno' has no attribute '%s'" % name)

    class Fixed(dict):
        def _refuse(self, *_):
            raise TypeError("errorcode can't be changed")

        clear = pop = popitem = setdefault = update = __setitem__ = __delitem__ = _refuse

    return Fixed([(number, name) for name, number in globals().items() if name[0] == "E"])
