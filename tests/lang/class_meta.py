# Metaclasses: what a class of classes may define, and how the statement calls it.
# differs: micropython (it has no metaclasses)
class M(type):
    def __new__(m, name, bases, ns, **kw):
        print('new', name, kw, '__classcell__' in ns)
        return super().__new__(m, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns)
        print('init', cls.__name__, kw)
class A(metaclass=M, flag=True):
    def f(self): return __class__.__name__
class B(A, other=2):
    def f(self): return super().f() + 'B'
print(B().f(), type(B) is M, isinstance(B(), A))
print(type(A).__name__, type(type(A)))

def meta(name, bases, ns):
    print(name, bases, sorted(k for k in ns if k[0] != '_'))
    return 42
class F(metaclass=meta): x = 1
print(F)

class M(type):
    def __eq__(a, b): return True
    def __hash__(a): return 5
    def __bool__(a): return False
    def __add__(a, b): return 'add %s' % b
    def __lt__(a, b): return a.__name__ < b.__name__
    def __setattr__(cls, n, v): print('set', n); super().__setattr__(n, v)
class A(metaclass=M): pass
class B(metaclass=M): pass
print(A == B, hash(A), bool(A), A + 1, A < B, B < A, not A)
A.x = 5
print(A.x, 1 if A else 2)

class Meta(type):
    _reg = {}
    def __call__(cls, *a, **k):
        if cls not in cls._reg: cls._reg[cls] = super().__call__(*a, **k)
        return cls._reg[cls]
class S(metaclass=Meta):
    def __init__(self, v, w=2): self.v = v; self.w = w
class T(S): pass
a = S(1, w=5); b = S(2)
print(a is b, b.v, b.w, T(3).v)

class M(type):
    @property
    def p(cls): return cls.__name__.lower()
    @classmethod
    def cm(m): return m.__name__
    @staticmethod
    def sm(): return 'sm'
    def meth(cls, x): return (cls.__name__, x)
    attr = 7
class Abc(metaclass=M):
    def __init__(self): pass
    def use(self): return type(self).meth(3)
print(Abc.p, Abc.cm(), Abc.sm(), Abc.meth(2), Abc.attr, Abc().use(), hasattr(Abc(), 'meth'), hasattr(Abc, 'zzz'))

class M(type): pass
try:
    class A(metaclass=M):
        raise ValueError('body')
except ValueError as e: print(e)
class Bad(type):
    def __new__(*a): raise KeyError('k')
try:
    class A(metaclass=Bad): pass
except KeyError as e: print(e)
class Bad2(type):
    def __init__(*a): raise KeyError('i')
try:
    class A(metaclass=Bad2): pass
except KeyError as e: print(e)
def f():
    class X(metaclass=Bad2): pass
for i in range(3):
    try: f()
    except KeyError as e: print('f', e)
