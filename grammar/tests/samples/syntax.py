"""Every production of the grammar that a valid file can reduce, at least once."""
from __future__ import annotations
import os, os.path as path, sys as system
import a . b
from . import x
from .. import x as y
from ... import (x, y as z,)
from .... import x
from ..... import x
from .m.n import *
from os.path import (join)
from . . . import x
from ... . import x
from ...m import x
from ...... import x

# Names: soft keywords, letters outside ASCII, normalisation.
match = case = type = _ = 1
match, case = case, match
match[0] = match(1)
type(x)
case: int = 3
print(match, case.x, type)
ﬁeld = café = ª = x_1 = 名前 = 1

# Numbers.
0; 00; 0_0; 1_000; 0x_fF; 0o17; 0B1_0; 123456789012345678901234567890; 0xfffffffffffffffffffff
0o7777777777777777777777777; 0b11111111111111111111111111111111111111111111111111111111111111111111
1.; .5; 1.5e-3; 1e10; 1E+5; 1_0.0_1e1_0; 3j; 3.J; 0777.5; 0777j; 1e5j
1if 1else 2; 0xfor 1; [1for x in y]

# Strings.
'a' "b" '''c
d''' """e"""; r'\d' R"\
"; b'a' B"b" br'\x' Rb'''c'''; u'a' 'b'; 'a' U'b'
'\a\b\f\n\r\t\v\\\'\"\0\07\101\x41\u00e9\U0001F600\N{BULLET}\N{latin small letter a}\
'; '\d\ud800\udc00'; b'\x80\xff\777'
''; """"""; '\
'; "é名"

# f-strings.
f''; f'a' 'b'; f"{x}"; f'{x!r}{x!s:>10}{x!a}'; F"{x:{y}.{z}}"; fr'\d{x}\{y}'; Rf"{x:\d}"
f'{x=}{x = }{x=!r}{x=:5}{x = !r:>{w}}'; f'{{}}{{{x}}}'; f'{x:}'; f'{a, b}{*a, b}{(yield)}{yield}'
f'{f'{f"{1}"}'}'; f'{x["a"]}{"\n".join(y)}{'a' 'b'}'; f'{lambda_}{(lambda x: 1)}{x if y else z}'
f'''{
    x  # a comment
    =
}'''; f"""a{x:
}b"""; f'{x!r:^{width}.{precision}}' "b" f'c' u'd'; f'\N{BULLET}{x:\N{BULLET}}\
'; f'{x:%Y-%m-%d}{x!=y}{x:=5}{ {1: 2}[1] }{x:{y:{z}}}'; f'{x:a{y}b{z!s}}'
f'{x:{y}{z}}'; rf'{x:a{y}}\{{'; f"{await_}{x[1:2]}{x.y(z)}"

# Displays, comprehensions, calls, subscripts.
(); (1); (1,); (1, 2); (1, 2,); (*a, b); (*a,); []; [1]; [1, *b,]; {1}; {1, *b}; {*a,}; {}; {1: 2}; {1: 2, **a,}
{**a | b, 'c': d}; (yield); (yield 1); (yield 1, 2); (yield *a, b); (yield from x)
[x for x in y]; {x for x in y if z if w}; {x: y for x, y in z}; (x for x, in y for z, *w in v if u)
[x async for x in y]; (x for [a, b] in c); [(x := 1) for y in z]; [x := 1, y := 2]; {x := 1}; (x := 1)
[x for x.a in y for x[0] in z for (a) in b]; [lambda: x for x in y]; [x if y else z for x in y]
f(); f(x); f(x,); f(*a, **b); f(x, *a, y, k=1, *b, l=2, **c, m=3); f(x for x in y); f((x for x in y), 1)
f(x := 1); f(a)(b)[c].d; f(**a or b, **c); f(*a or b); f(*lambda: x); f(k=lambda: 1)
a[1]; a[1,]; a[1, 2]; a[:]; a[1:]; a[:2]; a[1:2]; a[::]; a[1::]; a[:2:]; a[::3]; a[1:2:3]; a[1::3]; a[:2:3]; a[1:2:]
a[1:2, ::3, ...]; a[*b]; a[*b, c]; a[x := 1]; a[lambda: 1]; a[b:c, d]

# Operators.
a or b and not c; not not a; a < b <= c != d == e > f >= g; a is b is not c in d not in e
a | b ^ c & d << e >> f + g - h * i / j // k % l @ m ** n; -a ** -b ** ~c; +-~a; (-a) ** (b)
a if b else c if d else e; lambda: 1; lambda x: x; lambda x, y=1, /, z=2, *a, b, c=3, **d: x
lambda *, a: a; lambda *a, **b,: a; lambda x, /: x; lambda **k: k; lambda x,: x; lambda: (yield)
(a) + (b) * (c); ((a) and (b)) or (c); not a == b; a and not b or not c; await_ ** 2; ...; None, True, False
a + b - c; a - (b - c); a ** b ** c; a < (b < c); (a or b) or c; a or (b or c); not (not a) in b; *a, b
a.b.c; (a).b; 1 .real; "a".b; a. b

# Statements.
x = 1; x = y = z = 1; x, y = y, x; x, = y; *x, y, = z; [x, *y] = (z); (x) = 1; (x, (y, z)) = w; x = *a, b; x = yield
x.y = z[0] = 1; x = yield y; x += 1; x -= 1; x *= 1; x @= 1; x /= 1; x %= 1; x **= 1; x <<= 1; x >>= 1; x |= 1
x ^= 1; x &= 1; x //= yield; x[0] += 1, 2; x.y += 1; x: int; x: int = 1; (x): int = 1; x.y: int; x[0]: int = yield; x: y = 1, *a
pass; del x; del x, y.z; del (x, [y]), z[0],; del (x); return_ = 1
assert x; assert x, y;
global p, q
raise; raise x; raise x from y
type X = int; type X[T] = list[T]; type X[T: int, *Ts, **P,] = y; type type = type; type match = 1; x = 1; type Y = int

@decorator
@a.b(c)[0]
@(yield)
@lambda f: f
@x if y else z
@(w := v)
def f(a, b: int, c=1, d: int = 2, /, e: 'x' = 3, *args: *Ts, g, h=4, i: int, j: int = 5, **kwargs: dict) -> int:
    nonlocal q
    return
def f(): return 1, 2
def f(*, a): return *a, b
def f(*args, **kwargs,): break; continue
def f[T: (int, str), *Ts, **P](x: T, /, *a: Ts) -> list[T]: yield
def f(a, /): ...
def f(a,): ...
def f(*a: int): ...
def f[T](): ...
async def f[T](a): pass
async def f():
    await x; -await x ** 2; await x.y(z)[0]
    async for x, *y in z: pass
    else: pass
    async with a as b, c: pass
    async with (a as b, c,): pass
    [x async for x in y if await z async for w in v]
async def f() -> int: pass
async def f[T]() -> int: pass
class C: pass
class C(): x: int = 1; y = 2
class C(A, *B, metaclass=M, **K,): """Doc."""
class C[T](A): pass
class C[T]: pass
class C[T]():
    def m(self): return self

if x: pass
if (y := f(x)) and z: pass
elif x := y: pass
elif z:
    pass
else:
    pass
while x: break
else: continue
while x := y:
    pass
for x in y: pass
for x, in y: pass
for x, y, in *a, b: pass
for *x, y.z, (a, b), [c], d[0] in e: pass
else:
    pass
try: pass
except: pass
try:
    pass
except A: pass
except (A, B) as e: pass
except C as e:
    pass
else: pass
finally: pass
try: pass
except* A: pass
except* (A, B) as e: pass
except *C: pass
try: pass
finally:
    pass
with a: pass
with a, b as c: pass
with (a): pass
with (a), (b): pass
with (a, b): pass
with (a, b,): pass
with (a, b) as c: pass
with (a as b): pass
with (a as b, c as d,): pass
with (a, b as c): pass
with (a as b, c, d): pass
with (a, b), c: pass
with (a).b as c.d, e as f[0], g as (h, i), j as [k], l as *m: pass
with (yield): pass
with (x for x in y): pass
with (a := b): pass
with (a := b, c): pass
with ((a := b), c): pass
with ((a := b), c as d): pass
with (*a, b): pass
with (): pass
with (a, b)[0] as c: pass
with ((a, b)): pass
with ((a), (b)) as c: pass

match x:
    case 1: pass
    case -1 | 1.5 | -2j | 1+2j | -1-2j | 'a' 'b' | b'c': pass
    case None | True | False: pass
    case a.b.c | (d.e): pass
    case _: pass
    case x: pass
    case (x): pass
    case () | []: pass
    case (x,) | [x] | [x,] | (x, y) | [x, y,] | (x, *y,) | [*_] | (*_,): pass
    case x, : pass
    case *x, y: pass
    case x, *_, y,: pass
    case *x,: pass
    case {}: pass
    case {'a': x, 1: y, -1: z, a.b: w, None: _, True: _, False: _, **rest,}: pass
    case {**rest}: pass
    case {'a': x,} | {'b': x}: pass
    case C() | a.C(): pass
    case C(x, y, z=1, w=_,): pass
    case C(x=1) | a.C(y): pass
    case ((1 | 2) as x) | [y as z]: pass
    case (1 | 2) as x: pass
    case [x, {'a': C(y)}] as z if z if y else w: pass
    case x if y := z: pass
    case case: pass
    case match, type: pass
match x, y:
    case _:
        pass
match x,:
    case _: pass
match *a, b:
    case _: pass
match (x): 
    case [case]: pass
match -x:
    case _: pass
match x := y:
    case _: pass
match [a, b]:
    case _: pass
match {}:
    case _: pass
match match:
    case _: pass
match not x:
    case _: pass

# Layout.
if x:
	y
	if z:
	    w
if x: \
    y
x = \
    1
x = [  # a comment

    1,
# at the margin
    2,
  ]
if x:
        y # deep
elif z:
 w
class A:

    # comment
    def f(self):
        pass
    	
    x = 1
if 1:
    if 2:
        if 3:
            pass
        # between
    else:
        pass
x = (
def_, class_
)
for x in (1,
2): pass
[x
for x in y
if z
]
if x:
    y
\
    z
    \
  w
