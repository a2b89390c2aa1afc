# What Python calls on classes: __init_subclass__, __class_getitem__, __new__ of built-in types, `type` with three arguments.
# differs: micropython (it has none of the hooks)
class A:
    subs=[]
    def __init_subclass__(cls, **kw):
        super().__init_subclass__()
        A.subs.append((cls.__name__, kw))
class B(A): pass
class C(A, x=1): pass
print(A.subs)

class A:
    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw)
        cls.tag = tag
class B(A, tag='b'): pass
class C(B): pass
print(B.tag, C.tag)
try:
    class D(A, bad=1): pass
except TypeError as e: print('TE')
try:
    class D(x=1): pass
except TypeError as e: print('TE')

class A:
    def __class_getitem__(cls, x): return (cls.__name__, x)
print(A[1])

print(object.__new__(object) is not None, type.__new__(type, 'New', (), {}).__name__)
class I(int):
    def __new__(cls, v): return int.__new__(cls, v + 1)
class J(I):
    def __new__(cls, v): return super().__new__(cls, v * 10)
print(I(4), J(2), type(J(2)) is J)

X = type('X', (), {'__init_subclass__': classmethod(lambda cls, **k: print('sub', cls.__name__, k))})
Y = type('Y', (X,), {}, a=1)
class Z(X): pass



class Both(ValueError, KeyError):
    pass


try:
    raise Both(1)
except KeyError as e:
    print('caught', e.args, issubclass(Both, ValueError), issubclass(Both, LookupError))
