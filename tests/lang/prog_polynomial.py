# Polynomials in a dictionary: arithmetic, text, derivative.
class Poly:
    def __init__(self, terms=None, **named):
        self.terms = {e: c for e, c in (terms or {}).items() if c}

    def __add__(self, other):
        out = dict(self.terms)
        for e, c in other.terms.items():
            out[e] = out.get(e, 0) + c
        return Poly(out)

    def __mul__(self, other):
        out = {}
        for e, c in self.terms.items():
            for f, d in other.terms.items():
                out[e + f] = out.get(e + f, 0) + c * d
        return Poly(out)

    def __call__(self, x):
        return sum(c * x ** e for e, c in self.terms.items())

    def derivative(self):
        return Poly({e - 1: c * e for e, c in self.terms.items() if e})

    def __str__(self):
        out = ""
        for e in sorted(self.terms, reverse=True):
            c = self.terms[e]
            sign = "-" if c < 0 else "+"
            c = abs(c)
            body = ("" if c == 1 and e else str(c)) + ("" if e == 0 else "x" if e == 1 else "x^%d" % e)
            out += (" %s " % sign if out else "-" if sign == "-" else "") + body
        return out or "0"


p = Poly({2: 1, 1: -3, 0: 2})
q = Poly({1: 1, 0: -1})
print(p, "|", q, "|", p + q, "|", p * q, "|", p.derivative())
print([p(x) for x in range(-1, 4)], (p * q)(5))
print(Poly(), Poly({3: -1}), p + Poly({2: -1}))
r = Poly({0: 1})
for _ in range(4):
    r = r * q
print(r)
